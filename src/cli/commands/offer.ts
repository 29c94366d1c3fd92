import { type CommitmentSolution, numberSets, profileJson, toExtensive, writeEfg } from '../../game/index.js';
import { offerJson } from '../../lens/index.js';
import { count } from '../../lens/text.js';
import { findingText } from '../../report/findingText.js';
import { nearest } from '../../shared/nearest.js';
import { type AskedFlags, askedCase, worldLines, worldName } from '../askedCase.js';
import { assessCase } from '../assessCase.js';
import { emit, type OutputOptions, UserError, writeResult } from '../output.js';
import { version } from '../version.js';
import { finish, withBudget } from '../work.js';

export interface OfferOptions extends OutputOptions, AskedFlags {
  time?: number;
  offer?: string;
  export?: string;
}

/** Most nodes of a tree that is written for other programs. */
const NODES = 1_000_000;

/** What the deadline of an offer does, as findings, as JSON, and as a game for Gambit. */
export async function offer(path: string, options: OfferOptions): Promise<number> {
  const { c, drawn } = askedCase(path, options);
  const ids = c.offers.map(({ id }) => id);
  if (ids.length === 0) throw new UserError(1, `${path} holds no offer: see abide help language`);
  const wanted = options.offer ?? ids[0]!;
  if (!ids.includes(wanted)) {
    const near = nearest(wanted, ids);
    const instead = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${ids.join(', ')}`;
    throw new UserError(2, `no offer '${wanted}'; ${instead}`);
  }
  const { assessment, offers, partial } = await withBudget(options.time, (budget) => assessCase(c, budget, 'offers'));
  const answers = offers?.find(({ offer: { id } }) => id === wanted);
  if (!answers) {
    const why = partial ?? 'a package that it names has no completion that keeps the rules';
    throw new UserError(3, `the offer ${wanted} was not played: ${why}`);
  }
  if (options.export !== undefined) {
    const where = drawn ? `, ${worldName(drawn)}` : '';
    writeTree(options.export, answers.solution, `${assessment.case.title}, offer ${wanted}${where}`, options.force);
  }
  const findings = assessment.findings.filter(({ lens, id }) => lens === 'offer' && id.endsWith(`/${wanted}`));
  if (options.offer === undefined && ids.length > 1)
    console.error(`this is ${wanted}; --offer shows ${ids.slice(1).join(', ')}`);
  emit(
    options,
    () => ({ abide: version, ...(partial && { partial }), ...drawn, ...offerJson(assessment.case, answers) }),
    () => [...worldLines(drawn), ...findings.flatMap((finding) => [...findingText(finding), ''])].join('\n'),
  );
  return finish(partial);
}

/** Writes the tree of the game; beside a file `NAME.efg`, the equilibrium as `NAME.profile.json`. */
function writeTree(file: string, solution: CommitmentSolution, from: string, force?: boolean): void {
  const tree = toExtensive(solution, NODES);
  if ('nodes' in tree) {
    throw new UserError(
      3,
      `the tree has ${count(tree.nodes)} nodes, and at most ${count(NODES)} are written; give the offer a longer period or fewer counters`,
    );
  }
  const { game, assessment } = tree;
  writeResult(file, writeEfg({ ...game, comment: `Written by Abide ${version} from ${from}.` }), force);
  console.error(`exported: ${count(game.end.length)} nodes to ${file}`);
  if (!/\.efg$/i.test(file)) return;
  const beside = file.replace(/\.efg$/i, '.profile.json');
  writeResult(beside, profileText(profileJson(game, numberSets(game), assessment)), force);
  console.error(`exported: the equilibrium to ${beside}`);
}

/** A profile with one set a line. */
function profileText(profile: ReturnType<typeof profileJson>): string {
  const list = (sets: readonly object[]) => `[${sets.map((set) => `\n  ${JSON.stringify(set)}`).join(',')}\n ]`;
  const { behaviour, beliefs } = profile;
  return `{\n "madeBy": "abide offer",\n "behaviour": ${list(behaviour)},\n "beliefs": ${list(beliefs)}\n}\n`;
}
