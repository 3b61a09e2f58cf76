// Asks the browser for a passkey, or to make one, and posts what it says as a form. Sent to pages that offer a passkey; each has
// another way for whoever comes without script.
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

type Question = { readonly challengeId: string; readonly optionsJson: string };

async function question(form: HTMLFormElement): Promise<Question> {
  const body = new URLSearchParams({ use: form.dataset['passkey'] ?? '' });
  const answer = await fetch(form.dataset['options'] ?? '', { method: 'POST', body });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Question;
}

async function answerOf(form: HTMLFormElement, { optionsJson }: Question): Promise<unknown> {
  const optionsJSON = JSON.parse(optionsJson) as never;
  return form.dataset['passkey'] === 'add'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON });
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name);
  if (input instanceof HTMLInputElement) input.value = value;
}

function show(form: HTMLFormElement, failed: 'failed' | 'there' | null): void {
  for (const notice of form.querySelectorAll<HTMLElement>('[data-failed]'))
    notice.hidden = notice.dataset['failed'] !== failed;
}

async function ask(form: HTMLFormElement): Promise<void> {
  show(form, null);
  try {
    const asked = await question(form);
    const answer = await answerOf(form, asked);
    fill(form, 'challengeId', asked.challengeId);
    fill(form, 'answer', JSON.stringify(answer));
    form.submit();
  } catch (error) {
    const isThere =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    show(form, isThere ? 'there' : 'failed');
  }
}

if (browserSupportsWebAuthn())
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void ask(form);
    });
  }
