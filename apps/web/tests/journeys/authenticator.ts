import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { follow } from './chromium.ts';

/** An app that makes codes, as it stands in somebody's hand. */
export interface CodeApp {
  /** A code that was not typed yet: of the next half minute where this one's is used up; both count. */
  code(): string;
}

/** Adds an app that makes codes on the page that is shown, by the key as text: without script and camera. */
export async function addCodeApp(page: Page): Promise<CodeApp> {
  await follow(page, 'form[action^="?/totp"] button');
  const secret = (await page.locator('main code').innerText()).replace(/\s/g, '');
  let used = 0;
  const app: CodeApp = {
    code() {
      used = Math.max(Math.floor(Date.now() / 30_000), used + 1);
      return generateSync({ secret, epoch: used * 30 });
    },
  };
  await page.locator('input[name="code"]').fill(app.code());
  await follow(page, 'main form button');
  return app;
}

/** A key of its own for this page's browser, which asks nobody to touch it. */
export async function addVirtualKey(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
