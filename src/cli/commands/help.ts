import { readFileSync } from 'node:fs';
import { UserError } from '../output.js';

/** What `abide` alone says: what to type next. */
export const firstSteps = `Abide: will they sign it, and will it hold?

  npx abide assess cases/berlin-2025                          answer a case on one screen
  npx abide explain cases/berlin-2025 offer                   a package term by term
  npx abide compare cases/berlin-2025 offer membership-path   two packages, or two cases
  npx abide new my-case · npx abide open my-case              a case of your own · in the browser
  npx abide check my-case · npx abide show my-case            what is wrong with it · what it says
  npx abide help                                              the language, methods, formats`;

/** Topics, each a page of the documentation that is on this machine. */
const TOPICS: Record<string, { page: string; about: string }> = {
  language: { page: 'language.md', about: 'how a case is written' },
  diagnostics: { page: 'diagnostics.md', about: 'what Abide says of a faulty case or file, by code' },
  findings: { page: 'findings.md', about: 'the answers, by id, for readers of --json' },
  settlement: {
    page: 'methods/settlement.md',
    about: 'how packages, frontiers and corrections are computed and proven',
  },
  guarantee: {
    page: 'methods/guarantee.md',
    about: 'whether an agreement holds: what is played, and what each answer means',
  },
  evidence: {
    page: 'methods/evidence.md',
    about: 'what numbers rest on: what is set beside past cases, and what is remarked',
  },
  process: { page: 'methods/process.md', about: 'how those games are computed and proven' },
  games: { page: 'methods/games.md', about: 'finite games in extensive form: what is solved, and what is claimed' },
  sensitivity: {
    page: 'methods/sensitivity.md',
    about: 'which input drives an output: indices from data made elsewhere',
  },
  survival: {
    page: 'methods/survival.md',
    about: 'how long cases lasted: survival curves, competing causes, rates, small classes',
  },
  surprises: {
    page: 'methods/surprises.md',
    about: 'three things that everybody believes, and cases in which they are false',
  },
  formats: {
    page: 'formats.md',
    about: 'what settle, game and sensitivity read; files for PRISM and Storm; tables of sample',
  },
  limits: { page: 'limits.md', about: 'sizes, tolerances, exit status, and what Abide does not know' },
};

export function help(topic: string | undefined): number {
  if (topic === undefined) {
    console.log(`${firstSteps}\n\nTopics (npx abide help TOPIC):\n`);
    for (const [name, { about }] of Object.entries(TOPICS)) console.log(`  ${name.padEnd(14)}${about}`);
    console.log('\nOptions of a command: npx abide COMMAND --help');
    return 0;
  }
  const found = Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined;
  if (!found) throw new UserError(2, `no topic '${topic}'; topics: ${Object.keys(TOPICS).join(', ')}`);
  process.stdout.write(readFileSync(new URL(`../../../../docs/${found.page}`, import.meta.url), 'utf8'));
  return 0;
}
