import pino, { type DestinationStream, type Logger } from 'pino';
import { textIn } from './errors.ts';

/** Names under which personal data or secrets could slip into a log line. */
const redacted = [
  'mobile',
  'recipientMobile',
  'donorMobile',
  'nationalId',
  'licenceNumber',
  'code',
  'token',
  'password',
  'cookie',
  'authorization',
  'secret',
  'firstName',
  'lastName',
  'nameKey',
  'donorName',
];

/** Structured log: constant sentence, facts in fields, nothing personal. */
export function makeLogger(process: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process },
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    serializers: { err: errorForLog },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly frames: readonly string[];
}

/** An error and what caused it, without the values that database errors carry. */
function errorForLog(error: unknown): LoggedError & { readonly causes: readonly LoggedError[] } {
  const chain: LoggedError[] = [];
  for (let current = error; current instanceof Error && chain.length < 5; current = current.cause) {
    chain.push(describe(current));
  }
  const [first, ...causes] = chain;
  return { ...(first ?? { type: typeof error, message: 'no error was thrown', frames: [] }), causes };
}

function describe(error: Error): LoggedError {
  const code = textIn(error, 'code');
  const constraint = textIn(error, 'constraint');
  const table = textIn(error, 'table');
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: messageForLog(error),
    ...(code === null ? {} : { code }),
    ...(constraint === null ? {} : { constraint }),
    ...(table === null ? {} : { table }),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  };
}

/**
 * Drizzle ends its message with the statement's parameters, which are people's words and numbers; PostgreSQL quotes
 * the offending value in data exceptions (class 22).
 */
export function messageForLog(error: Error): string {
  if (/^22[0-9A-Z]{3}$/.test(textIn(error, 'code') ?? '')) return 'the database could not read a value';
  return error.message.replace(/\nparams: [\s\S]*$/, '');
}

export type { Logger } from 'pino';
