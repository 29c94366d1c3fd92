import { type Case, readCase } from '../../../src/case/index.js';
import { chosenOf, DrawnWorlds, OfferPreview, StoryTeller } from '../../../src/lens/index.js';
import { texts } from '../texts.js';
import type { AsideAnswer, AsideAsk, AsideSaid, DrawnNumbers } from './asideProtocol.js';
import { loadFrom } from './loadText.js';

/** The worker that answers questions beside the case. What they share is worked out once for each text. */
self.onmessage = ({ data }: MessageEvent<AsideAsk>) => {
  const say = (said: AsideSaid) => postMessage(said);
  try {
    say({ id: data.id, answer: answer(data) });
  } catch (error) {
    say({ id: data.id, why: error instanceof Error ? error.message : String(error) });
  }
};

/** Of one text and one set of packages. */
let known: { key: string; made: Map<string, unknown> } = { key: '', made: new Map() };
/** Games of packages that are kept at a time. */
const MOST = 6;

function answer({ version, source, packages, question }: AsideAsk): AsideAnswer {
  const key = `${version} ${JSON.stringify(packages)}`;
  if (known.key !== key) known = { key, made: new Map() };
  const c = once('case', () => {
    const { case: read } = readCase(source.name, loadFrom(source));
    if (!read) throw new Error(texts.reasons.faults);
    return read;
  });
  const chosen = chosenOf(c, packages);
  if (question.kind === 'resolves') {
    const preview = once(`offer ${question.offer}`, () => new OfferPreview(c, chosen, question.offer));
    return { kind: 'resolves', at: question.resolves.flatMap((resolve) => preview.at(resolve) ?? []) };
  }
  const { numbers, seed } = question;
  const own = chosen.find(({ id }) => id === question.package);
  if (!own) throw new Error(texts.reasons.noPackage);
  if (!c.guarantee) throw new Error(texts.reasons.noDurability);
  const teller = once(`story ${question.package} ${JSON.stringify(numbers)}`, () => {
    return new StoryTeller(numbers === 'medians' ? c : drawn(c, numbers), own);
  });
  return { kind: 'story', story: teller.tell(BigInt(seed)) };
}

function drawn(c: Case, { world, of, seed }: DrawnNumbers): Case {
  return once(`worlds ${of} ${seed}`, () => new DrawnWorlds(c, of, BigInt(seed))).at(world);
}

function once<T>(key: string, make: () => T): T {
  const { made } = known;
  if (made.has(key)) return made.get(key) as T;
  const stories = [...made.keys()].filter((name) => name.startsWith('story '));
  if (key.startsWith('story ') && stories.length >= MOST) made.delete(stories[0]!);
  const value = make();
  made.set(key, value);
  return value;
}
