import type { FromRecord } from '../quantity/notation/record.js';
import { median } from '../quantity/quantity.js';
import type { Place } from '../shared/diagnostic.js';
import type { Condition, ConditionNode, Ground, Issue, Party } from './case.js';
import { readCondition } from './condition.js';
import type { Cursor } from './cursor.js';
import type { Grounds } from './grounds.js';
import type { CaseNumber } from './number.js';
import type { Problems } from './problems.js';
import { type Field, readScalar } from './scalar.js';
import { placeIn } from './tree.js';
import { absencesIn, constantValue } from './truth.js';

/** What the readers of the parts of a case share. */
export class Context {
  readonly numbers: CaseNumber[] = [];
  readonly parties: Party[] = [];
  readonly issues: Issue[] = [];
  /** Issues, each after those on which its existence hangs. */
  ordered: Issue[] = [];
  /** Issues whose `exists` cannot be read or goes in a circle: they are taken to exist, and nothing more is said of it. */
  readonly unclear = new Set<string>();

  constructor(
    readonly grounds: Grounds,
    readonly problems: Problems,
  ) {}

  /** @param what What the number is, in words: "worth to Ukraine of De facto control". */
  number(at: Cursor, field: Field, what: string): CaseNumber | undefined {
    const node = at.number;
    if (!node) return undefined;
    const scalar = readScalar(node, field, this.problems);
    if (!scalar) return undefined;
    const named =
      scalar.ground &&
      this.grounds.resolve(scalar.ground.name, placeIn(node, scalar.ground.from, scalar.ground.name.length));
    const around = () => this.grounds.inherited(node.file.name, at.map ? [...at.enclosing, at.map] : at.enclosing);
    const taken = recordGrounds(scalar.from ?? []);
    // What was taken from the record is its own ground. What else is written in it rests on what other numbers rest on.
    const other = scalar.ground || scalar.recordAlone ? named : around();
    const [ground, ...also] = [...taken, ...(other && taken.every(({ key }) => key !== other.key) ? [other] : [])];
    const number: CaseNumber = {
      path: at.path,
      what,
      written: scalar.written,
      quantity: scalar.quantity,
      scale: field.scale,
      value: median(scalar.quantity, field.scale),
      unit: field.unit,
      ...(ground ? { ground } : {}),
      ...(also.length > 0 ? { also } : {}),
      ...(scalar.from ? { from: scalar.from } : {}),
      standing: scalar.ground || scalar.from ? 'own' : ground ? 'inherited' : 'none',
      at: placeIn(node, 0, node.text.length),
    };
    this.numbers.push(number);
    return number;
  }

  /** A number that the case does not give and Abide sets. @param written What would be written to the same effect. */
  default(path: string, field: Field, what: string, value: number, written: string): CaseNumber {
    const quantity = { kind: 'point', value } as const;
    const number: CaseNumber = {
      path,
      what,
      written,
      quantity,
      scale: field.scale,
      value,
      unit: field.unit,
      standing: 'default',
    };
    this.numbers.push(number);
    return number;
  }

  /** @param constant What it would mean if the condition came out the same in every package; no warning where absent. */
  condition(at: Cursor, constant?: { always?: string; never?: string }): Condition | undefined {
    const text = at.text;
    if (!text) return undefined;
    const node = readCondition(text, this.issues, this.problems);
    if (!node) return undefined;
    const place = placeIn(text, 0, text.text.length);
    // Where no `constant` is given, the issues are still being read.
    if (constant && this.#asksForAbsence(node, place)) return { text: text.text, node, at: place };
    const value = constant && this.unclear.size === 0 ? constantValue(node, this.ordered) : undefined;
    const why = value === true ? constant?.always : value === false ? constant?.never : undefined;
    if (why) this.problems.warning('constant-condition', place, `this is ${value ? 'always' : 'never'} true`, { why });
    return { text: text.text, node, at: place };
  }

  /** Warns of each issue that a condition calls absent and that exists in every package. */
  #asksForAbsence(node: ConditionNode, at: Place): boolean {
    const ids = [...new Set(absencesIn(node))].filter(
      (id) => !this.unclear.has(id) && this.issues.some((i) => i.id === id && !i.exists),
    );
    for (const id of ids) {
      this.problems.warning('never-absent', at, `${id} is never absent`, {
        why: `it has no exists, so it arises in every package, and '${id} absent' is false in each`,
        instead: `an option of ${id}; or an exists for ${id}`,
      });
    }
    return ids.length > 0;
  }

  /** Words with an optional ground after `@`: `Like Article 5 @p1`. */
  label(at: Cursor, fallback: string): { name: string; ground?: Ground } {
    const node = at.text;
    const m = node && /^(.*\S)\s+@(\S+)\s*$/s.exec(node.text);
    if (!m) return { name: at.words ?? fallback };
    const from = node.text.lastIndexOf('@') + 1;
    const ground = this.grounds.resolve(m[2]!, placeIn(node, from, m[2]!.length));
    return { name: m[1]!, ...(ground ? { ground } : {}) };
  }

  /** The ground of an entry: its own `ground:`, or the nearest around it. */
  groundOf(entry: Cursor): { ground?: Ground } {
    const map = entry.map;
    if (!map) return {};
    const file = map.file.name;
    const ground = this.grounds.inherited(file, [...entry.enclosing, map]);
    return ground ? { ground } : {};
  }

  /** The issue of this name, or a complaint at `at` that there is none. */
  issue(id: string, at: Place): Issue | undefined {
    const issue = this.issues.find((i) => i.id === id);
    if (!issue) {
      const names = this.issues.map((i) => i.id);
      this.problems.unknown('unknown-issue', at, 'issue', id, names);
    }
    return issue;
  }

  /** The party named at a place, or nothing where there is none of that name. */
  party(at: Cursor): Party | undefined {
    if (!at.words) return undefined;
    const party = this.parties.find((p) => p.id === at.words);
    if (!party)
      this.problems.unknown(
        'unknown-party',
        at.text!.at,
        'party',
        at.words,
        this.parties.map((p) => p.id),
      );
    return party;
  }
}

/** Classes, curves and models as grounds, each once. */
function recordGrounds(from: readonly FromRecord[]): Ground[] {
  const ends = from.flatMap(({ term }) => (term.kind === 'between' ? term.ends : [term]));
  const grounds = ends.map(({ kind, id }): Ground => ({ key: `${kind}/${id.text}`, kind, id: id.text }));
  return grounds.filter(({ key }, i) => grounds.findIndex((other) => other.key === key) === i);
}
