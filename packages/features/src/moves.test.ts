import { withTransaction, type Transaction } from '@hamyar/db';
import {
  fileMoves,
  fileStates,
  importMoves,
  importStates,
  matchingRunMoves,
  matchingRunStates,
  needMoves,
  needStatuses,
  pledgeMoves,
  pledgeStates,
  termMoves,
  termStates,
  volunteerMoves,
  volunteerStatuses,
} from '@hamyar/domain';
import { aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveImport } from './desk/imports/move-import.ts';
import { movePledge } from './giving/pledges/move-pledge.ts';
import { moveFile } from './ground/files/move-file.ts';
import { moveTerm } from './ground/lists/move-term.ts';
import type { Ctx } from './kit/feature.ts';
import { moveRun } from './service/matching/move-run.ts';
import { moveNeed } from './service/needs/move-need.ts';
import { moveVolunteer } from './service/volunteers/move-volunteer.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const made = async (sql: string): Promise<string> => {
  const { rows } = await world.owner.query<{ id: string }>(`${sql} returning id`);
  return rows[0]?.id ?? '';
};

/** Puts a row into every state by hand and asks the move for every other. */
async function expectMoves<State extends string>(
  machine: {
    readonly states: readonly State[];
    readonly moves: Readonly<Record<State, readonly State[]>>;
    readonly column: string;
  },
  id: string,
  move: (ctx: Ctx, tx: Transaction, to: State) => Promise<unknown>,
): Promise<void> {
  const { states, moves, column } = machine;
  const ctx = world.asOperator();
  const [table, name] = column.split('.');
  for (const from of states)
    for (const to of states) {
      await world.owner.query(`update ${table} set ${name} = $2 where id = $1`, [id, from]);
      const moved = await withTransaction(ctx, (tx) => move(ctx, tx, to));
      expect(Boolean(moved), `${from} → ${to}`).toBe(moves[from].includes(to));
    }
}

it('a need moves as the machine of the domain says', async () => {
  const { id } = await aNeed(world);
  const machine = { states: needStatuses, moves: needMoves, column: 'need.status' };
  await expectMoves(machine, id, (_, tx, to) => moveNeed(tx, id, to));
});

it('a volunteer moves as the machine of the domain says', async () => {
  const { id } = await aVolunteer(world);
  const machine = { states: volunteerStatuses, moves: volunteerMoves, column: 'volunteer.status' };
  await expectMoves(machine, id, (ctx, tx, to) => moveVolunteer(ctx, tx, id, to));
});

it('a run of matching moves as the machine of the domain says', async () => {
  const id = await made("insert into matching_run (state, weights_version) values ('queued', 'of-the-test')");
  const machine = { states: matchingRunStates, moves: matchingRunMoves, column: 'matching_run.state' };
  await expectMoves(machine, id, (_, tx, to) => moveRun(tx, id, to));
});

it('an import moves as the machine of the domain says', async () => {
  const id =
    await made(`insert into import_batch (kind, file_name, file_sha256, file_bytes, state, answers, undo_reason, retain_until)
    values ('needs', 'a.csv', repeat('0', 64), 1, 'uploaded', '{}', 'of the test', '2031-01-01')`);
  const machine = { states: importStates, moves: importMoves, column: 'import_batch.state' };
  await expectMoves(machine, id, (_, tx, to) => moveImport(tx, id, to));
});

it('a file moves as the machine of the domain says', async () => {
  const id =
    await made(`insert into stored_file (purpose, subject_id, kind, file_name, stored_name, sent_sha256, sha256, bytes, created_at, retain_until)
    values ('import', uuidv7(), 'sheet', 'a.csv', 'a.upload', 's', 's', 1, now(), '2031-01-01')`);
  await world.owner.query(
    'alter table stored_file drop constraint stored_file_examined, drop constraint stored_file_finding',
  );
  await world.owner.query('alter table stored_file disable trigger file_keeps');
  const machine = { states: fileStates, moves: fileMoves, column: 'stored_file.state' };
  await expectMoves(machine, id, (_, tx, to) => moveFile(tx, id, to, { examinedAt: world.clock.now() }));
});

it('a pledge moves as the machine of the domain says', async () => {
  const projectId =
    await made(`insert into project (province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
    values ('IR-09', 'housing', 'خانه', 'خانه', 1000, 'خانه', 1, 'open')`);
  const id =
    await made(`insert into pledge (project_id, province_code, is_anonymous, amount_irr, state, key_hash, locale, retain_until, expires_at)
    values ('${projectId}', 'IR-09', false, 10000, 'open', 'of-the-test', 'fa', '2031-01-01', now())`);
  const machine = { states: pledgeStates, moves: pledgeMoves, column: 'pledge.state' };
  await expectMoves(machine, id, (_, tx, to) => movePledge(tx, id, to));
});

it('a term of a list moves as the machine of the domain says', async () => {
  // Past the walls, which let nothing become a draft again.
  await world.owner.query('alter table list_term disable trigger nothing_taken_back');
  const code = 'elders';
  for (const from of termStates)
    for (const to of termStates) {
      await world.owner.query("update list_term set state = $1 where list = 'theme' and code = $2", [
        from,
        code,
      ]);
      const moved = await withTransaction(world.asOperator(), (tx) =>
        moveTerm(tx, { list: 'theme', code }, to),
      );
      expect(moved, `${from} → ${to}`).toBe(termMoves[from].includes(to));
    }
});
