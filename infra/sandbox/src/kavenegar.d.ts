/** The provider's own client ships no types; these are the calls of it that a test makes. */
declare module 'kavenegar' {
  type Call = (
    form: Readonly<Record<string, string>>,
    told: (entries: unknown, status: number, message: string) => void,
  ) => void;
  export function KavenegarApi(options: {
    readonly apikey: string;
  }): Record<'Send' | 'Status' | 'AccountInfo' | 'VerifyLookup', Call>;
}
