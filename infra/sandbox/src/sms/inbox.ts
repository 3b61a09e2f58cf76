/** A text that "arrived". Numbers are local, `09…`, as the provider has them. */
export type InboxMessage = {
  readonly messageId: number;
  readonly to: string;
  readonly template: string;
  readonly text: string;
  /** What the operator would charge: parts of 70, or of 67 when split (UCS-2). */
  readonly parts: number;
  /** ISO instant. */
  readonly sentAt: string;
};

export type Inbox = {
  /** Same number and same `localId` → the message already there. */
  deliver(message: { to: string; template: string; text: string; localId: string }): InboxMessage;
  /** Newest first, at most 200; `to` limits it to one number. */
  list(to?: string): InboxMessage[];
};

const keptPattern = 20_000;

export function createInbox(now: () => number): Inbox {
  const messages: InboxMessage[] = [];
  const byLocalId = new Map<string, InboxMessage>();
  let nextId = 8_792_343;
  return {
    deliver({ to, template, text, localId }) {
      const key = `${to} ${localId}`;
      const known = localId ? byLocalId.get(key) : undefined;
      if (known) return known;
      const sentAt = new Date(now()).toISOString();
      const message = { messageId: (nextId += 1), to, template, text, parts: partsOf(text), sentAt };
      messages.push(message);
      if (messages.length > keptPattern) messages.splice(0, messages.length - keptPattern);
      if (localId) byLocalId.set(key, message);
      return message;
    },
    list: (to) =>
      messages
        .filter((message) => !to || message.to === to)
        .slice(-200)
        .reverse(),
  };
}

/** Persian text travels as UCS-2: 70 code units in one part, 67 in each of several. */
export function partsOf(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}
