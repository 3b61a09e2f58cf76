/** The part of a transaction that the platform itself uses; satisfied by `Transaction` of `packages/db`. */
export interface TransactionLike {
  readonly $client: {
    query(config: {
      name?: string;
      text: string;
      values?: unknown[];
    }): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
  };
}
