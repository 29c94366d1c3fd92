import type { Origin } from '../app/workbench.js';
import { texts } from '../texts.js';
import { topLine } from './topLine.js';

const FOLDER = 'cases/';
/** A chain of cases that extend each other is at most this long. */
const MOST_FILES = 20;

/** Files of the cases that come with the workbench: `berlin-2025/case.yaml`. */
export async function listExamples(): Promise<string[]> {
  return (await fetch(`${FOLDER}index.json`)).json();
}

/** A case of the repository, with the cases that it extends. */
export async function fetchExample(file: string): Promise<{ text: string; origin: Origin }> {
  const name = FOLDER + file;
  const text = await fetchText(name);
  const others: Record<string, string> = {};
  let at = name;
  let extended = topLine(text, 'extends');
  for (let n = 0; extended !== undefined && n < MOST_FILES; n++) {
    const path = new URL(extended, `http://local/${at}`).pathname.slice(1).replace(/\/$/, '');
    at = path.endsWith('.yaml') ? path : `${path}/case.yaml`;
    if (Object.hasOwn(others, at)) break;
    others[at] = await fetchText(at);
    extended = topLine(others[at]!, 'extends');
  }
  return { text, origin: { name, others, kind: 'example' } };
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(texts.reasons.notThere(path));
  return response.text();
}
