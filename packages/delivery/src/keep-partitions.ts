import type { Pool } from '@hamyar/db';

/** Makes the partitions of the days to come and drops those gone by; see the migration of the partitions. */
export async function keepPartitions(pool: Pool): Promise<void> {
  await pool.query('select keep_delivery_partitions()');
}
