import { beside, LARGEST_CASE } from '../../../src/case/load.js';
import { describe } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import { topLine } from '../document/topLine.js';
import { resultOnce } from '../engine/askOnce.js';
import { texts } from '../texts.js';
import { titleOf } from './documents.js';

/** Opens what the user gives: a case, with those that it extends where they are given too, or negotiation data. */
export async function openFiles(workbench: Workbench, given: readonly File[]): Promise<void> {
  const { notices } = workbench.documents;
  const refuse = (name: string, why: string) =>
    notices.tell('incoming', `${texts.opening.noPlace(name)}: ${why}.`, [], 'alert');
  const files = given.filter(({ name }) => !name.startsWith('.'));
  const [first] = files;
  if (!first) return;
  const game = files.find(({ name }) => /\.(efg|nfg)$/i.test(name));
  if (game) return refuse(game.name, texts.opening.game);
  const cases = files.filter(({ name }) => /\.ya?ml$/i.test(name));
  if (cases.length > 0) return openCases(workbench, cases, refuse);
  if (!files.some(({ name }) => /\.(xml|json|zip)$/i.test(name))) {
    if (files.length === 1) return openCases(workbench, files, refuse);
    return refuse(first.name, texts.opening.notText);
  }
  await importData(workbench, files, refuse);
}

/** Seconds after which negotiation data is given up. */
const PATIENCE = 60;

type Refuse = (name: string, why: string) => void;

const pathOf = (file: File) => file.webkitRelativePath || file.name;

/** Of several texts the one is opened that no other one extends. */
async function openCases(workbench: Workbench, files: readonly File[], refuse: Refuse): Promise<void> {
  const read: Record<string, string> = {};
  for (const file of files) {
    const text = await caseText(file);
    if (typeof text !== 'string') return refuse(file.name, text.why);
    read[pathOf(file)] = text;
  }
  const names = Object.keys(read);
  const extended = new Set(
    names.flatMap((name) => {
      const base = topLine(read[name]!, 'extends');
      const path = base && beside(name, base);
      return path ? [path, `${path}/case.yaml`] : [];
    }),
  );
  const main = names.find((name) => !extended.has(name)) ?? names[0]!;
  const { [main]: text, ...others } = read;
  await workbench.documents.openText(text!, { name: main, others, kind: 'file' });
}

async function caseText(file: File): Promise<string | { why: string }> {
  if (file.size > LARGEST_CASE) return { why: texts.opening.tooLarge };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? { why: texts.opening.notText } : text;
  } catch {
    return { why: texts.opening.notText };
  }
}

async function importData(workbench: Workbench, files: readonly File[], refuse: Refuse): Promise<void> {
  const [first] = files;
  const folder = first!.webkitRelativePath.split('/')[0];
  const title = (folder || first!.name).replace(/\.(zip|xml|json)$/i, '');
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > 16 * 1024 * 1024) return refuse(title, texts.opening.tooMuch);
  const data = await Promise.all(
    files.map(async (file) => ({ name: pathOf(file), bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const asOf = new Date().toISOString().slice(0, 10);
  const { notices } = workbench.documents;
  notices.tell('incoming', texts.opening.importing(title));
  const ask = { kind: 'import' as const, title, files: data, asOf };
  try {
    const said = await resultOnce(ask, 'imported', { seconds: PATIENCE });
    if (said.text === undefined) {
      const told = said.diagnostics.filter(({ severity }) => severity === 'error').slice(0, 3);
      return notices.tell('incoming', told.map((d) => describe(d)).join(' '), [], 'alert');
    }
    await workbench.documents.openText(said.text, { name: `${title}.yaml`, others: {}, kind: 'file' });
    notices.end('incoming');
    notices.tell('came', texts.opening.imported(titleOf(said.text) ?? title));
  } catch (error) {
    refuse(title, (error as Error).message);
  }
}
