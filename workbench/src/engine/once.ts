import { type Case, caseChanges, readCase } from '../../../src/case/index.js';
import { importCase } from '../../../src/lens/import/importCase.js';
import { type AssessedCase, assess, compareAtMedians, compareOverWorlds } from '../../../src/lens/index.js';
import { moved, reportHtml } from '../../../src/report/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { VERSION } from '../version.js';
import { unpack } from './archive.js';
import { loadFrom } from './loadText.js';
import type { OnceAsk, OnceSaid } from './onceProtocol.js';
import type { CaseText } from './protocol.js';

const say = (said: OnceSaid) => postMessage(said);

/** The worker for work that is asked for once: reports, imports, comparisons. It is started for one task and ended after it. */
self.onmessage = async ({ data }: MessageEvent<OnceAsk>) => {
  try {
    if (data.kind === 'report') say({ kind: 'report', html: await reportHtml(data.assessment) });
    else if (data.kind === 'compare') await compare(data);
    else {
      const found = unpack(data.files);
      const what = 'problem' in found ? found.problem : importCase(data.title, found.files, data.asOf);
      say({ kind: 'imported', ...('diagnostics' in what ? what : { diagnostics: [what] }) });
    }
  } catch (error) {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
};

async function compare({ before, after, rounds, seed, workers }: OnceAsk & { kind: 'compare' }): Promise<void> {
  const changes = caseChanges(
    { name: before.name, load: loadFrom(before) },
    { name: after.name, load: loadFrom(after) },
  );
  const [old, now] = [caseOf(before), caseOf(after)];
  if (!old || !now) return say({ kind: 'compared', comparison: { changes, last: true } });
  if (changes.length === 0) return say({ kind: 'compared', comparison: { changes, last: true } });
  const named = (list: readonly { id: string; name: string }[]) =>
    Object.fromEntries(list.map(({ id, name }) => [id, name]));
  const names = { names: named([...now.parties, ...now.ratifiers]), offers: named(now.offers) };
  const first = await compareAtMedians(old, now);
  say({ kind: 'compared', comparison: { changes, compared: first, ...names, last: false } });
  const budget = new Budget({
    onProgress: ({ stage, done, total }) => stage === 'worlds' && say({ kind: 'progress', done, total }),
  });
  const [one, two] = [await assessed(old, budget), await assessed(now, budget)];
  const words = moved(one.assessment, two.assessment);
  for (const [i, count] of rounds.entries()) {
    const compared = await compareOverWorlds(one, two, { count, seed: BigInt(seed), workers }, budget);
    const last = i === rounds.length - 1;
    say({ kind: 'compared', comparison: { changes, words, compared, ...names, last } });
  }
}

function caseOf(source: CaseText): Case | undefined {
  return readCase(source.name, loadFrom(source)).case;
}

async function assessed(c: Case, budget: Budget): Promise<AssessedCase> {
  const found = await assess(c, VERSION, budget, 'screen');
  if (found.kind === 'too-large') throw new Error(found.why);
  return found;
}
