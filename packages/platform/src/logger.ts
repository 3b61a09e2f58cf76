import pino, { type DestinationStream, type Logger } from 'pino';

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
  'donorName',
];

/** Structured log: constant sentence, facts in fields, nothing personal. */
export function makeLogger(process: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process },
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

export type { Logger } from 'pino';
