// Keys of the desk and its palette. Sent to pages of the staff; each thing it reaches has a link or a button of its own.
const kept = 'desk-keys';

const dialog = (name: string) => document.querySelector<HTMLDialogElement>(`dialog[data-desk="${name}"]`);
const [palette, help] = [dialog('palette'), dialog('help')];
const field = palette?.querySelector('input');
const choices = [...(palette?.querySelectorAll<HTMLLIElement>('li') ?? [])];
const single = help?.querySelector<HTMLInputElement>('input[type="checkbox"]');

/** Letters of both keyboards alike, half-spaces as spaces: what is compared when somebody types. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/[\u200c\s]+/g, ' ')
    .trim();

const shown = () =>
  choices.filter((choice) => !choice.hidden).flatMap((choice) => choice.querySelector('a') ?? []);

/** Leaves what holds every word that was typed; what looks for people takes the words along. */
function narrow(): void {
  const typed = field?.value ?? '';
  const words = plain(typed).split(' ').filter(Boolean);
  for (const choice of choices) {
    const link = choice.querySelector('a');
    const search = link?.dataset['search'];
    if (link && search !== undefined) {
      link.search = new URLSearchParams({ [search]: typed.trim() }).toString();
      choice.hidden = words.length === 0;
    } else choice.hidden = !words.every((word) => plain(choice.textContent).includes(word));
  }
}

function openPalette(): void {
  if (!palette || !field) return;
  field.value = '';
  narrow();
  help?.close();
  palette.showModal();
  field.focus();
}

/** Moves the focus within the palette: from the field to the links and round again. */
function step(by: number): void {
  const stops: HTMLElement[] = [...(field ? [field] : []), ...shown()];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops.at((at + by) % stops.length)?.focus();
}

palette?.addEventListener('input', narrow);
palette?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') step(1);
  else if (event.key === 'ArrowUp') step(-1);
  else if (event.key === 'Enter' && event.target === field) shown()[0]?.click();
  // The field would only empty itself.
  else if (event.key === 'Escape') palette.close();
  else return;
  event.preventDefault();
});

/** What a row of a list leads to: its first link, or its first button. */
const rows = () =>
  [...document.querySelectorAll<HTMLElement>('main tbody tr, main [data-row]')].flatMap(
    (row) => row.querySelector<HTMLElement>('a[href], button') ?? [],
  );

function moveRow(by: 1 | -1): void {
  const stops = rows();
  const row = document.activeElement?.closest('tr, [data-row]');
  const at = stops.findIndex((stop) => row?.contains(stop));
  const next = at < 0 ? (by === 1 ? 0 : stops.length - 1) : at + by;
  stops[next]?.focus();
  stops[next]?.scrollIntoView({ block: 'nearest' });
}

/** Forms that decide, by where they post; the first that stands on the page is meant. */
const accepting = ['verify', 'confirm', 'approve', 'open', 'accept', 'issue', 'reveal'];
const refusing = ['reject', 'refuse', 'return', 'drop', 'withdraw', 'revoke'];

/** Brings the focus to the form that accepts or refuses; the act itself still wants its own press. */
function goTo(actions: readonly string[]): void {
  const form = actions
    .map((action) => document.querySelector<HTMLFormElement>(`main form[action="?/${action}"]`))
    .find((found) => found !== null);
  form?.closest('details')?.setAttribute('open', '');
  form?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, button')?.focus();
  form?.scrollIntoView({ block: 'nearest' });
}

/** By the place of the key, so that it is the same on a Persian keyboard and a Latin one. */
const acts: Readonly<Record<string, () => void>> = {
  KeyJ: () => moveRow(1),
  KeyK: () => moveRow(-1),
  KeyA: () => goTo(accepting),
  KeyR: () => goTo(refusing),
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'));

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK' && !event.altKey) {
    event.preventDefault();
    return openPalette();
  }
  const isSingle = !event.ctrlKey && !event.metaKey && !event.altKey && single?.checked !== false;
  if (!isSingle || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  // A question mark stands on other keys on other keyboards: by its sign.
  const act = event.key === '?' || event.key === '؟' ? () => help?.showModal() : acts[event.code];
  if (!act || (event.shiftKey && acts[event.code] === act)) return;
  event.preventDefault();
  act();
});

if (single) {
  single.checked = localStorage.getItem(kept) !== 'off';
  single.addEventListener('change', () => localStorage.setItem(kept, single.checked ? 'on' : 'off'));
}
help?.querySelector('[data-closes]')?.addEventListener('click', () => help.close());
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-opens]')) {
  button.addEventListener('click', () =>
    button.dataset['opens'] === 'palette' ? openPalette() : help?.showModal(),
  );
  button.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
}
