/** A text that "arrived". Numbers are local, `09…`, as the provider has them. */
export type InboxMessage = {
  readonly messageId: number;
  readonly to: string;
  readonly template: string;
  readonly text: string;
  /** What the operator would charge: parts of 70, or of 67 when split (UCS-2). */
  readonly parts: number;
  /** The sender's own id; empty where it gave none. */
  readonly localId: string;
  /** The line it came from; empty: the account's own. */
  readonly line: string;
  /** Whether this sender had sent the same number a text of that id before: a duplicate, which a phone would show too. */
  readonly isRepeated: boolean;
  /** ISO instant. */
  readonly sentAt: string;
};

export type Inbox = {
  /** Every text arrives, also one that was sent before: whoever sends twice is seen to. */
  deliver(message: {
    to: string;
    template: string;
    text: string;
    localId: string;
    line?: string;
  }): InboxMessage;
  /** Newest first, at most 200; `to` limits it to one number. */
  list(to?: string): InboxMessage[];
  find(messageId: number): InboxMessage | null;
  /** How many arrived that had arrived before. */
  repeated(): number;
};

const keptPattern = 20_000;

export function createInbox(now: () => number): Inbox {
  const messages: InboxMessage[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  let nextId = 8_792_343;
  return {
    deliver({ to, template, text, localId, line = '' }) {
      const key = `${to} ${localId}`;
      const isRepeated = localId !== '' && seen.has(key);
      if (isRepeated) repeated += 1;
      seen.add(key);
      const sentAt = new Date(now()).toISOString();
      const parts = partsOf(text);
      const message = {
        messageId: (nextId += 1),
        to,
        template,
        text,
        parts,
        sentAt,
        localId,
        line,
        isRepeated,
      };
      messages.push(message);
      if (messages.length > keptPattern) messages.splice(0, messages.length - keptPattern);
      return message;
    },
    list: (to) =>
      messages
        .filter((message) => !to || message.to === to)
        .slice(-200)
        .reverse(),
    find: (messageId) => messages.find((message) => message.messageId === messageId) ?? null,
    repeated: () => repeated,
  };
}

/** Persian text travels as UCS-2: 70 code units in one part, 67 in each of several. */
export function partsOf(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}
