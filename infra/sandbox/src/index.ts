export { buildSandbox, type SandboxOptions } from './app.ts';
export { sandboxConfig, type SandboxConfig } from './config.ts';
