import type { Place } from '../shared/diagnostic.js';
import type { ConditionNode, Issue } from './case.js';
import { isId } from './id.js';
import type { Problems } from './problems.js';
import { placeIn, type TextNode } from './tree.js';

/**
 * Reads a condition. Grammar, loosest first:
 *
 *     or    = and { "or" and }
 *     and   = not { "and" not }
 *     not   = "not" not | "(" or ")" | test
 *     test  = issue ( "=" | "!=" ) option | issue [ "not" ] "in" "(" option { "," option } ")" | issue [ "not" ] "absent"
 *
 * `absent` may stand for an option. A comparison with an absent issue is false, so `!=` and `not in` are compiled to
 * "one of the other options". @returns Nothing where it is reported as wrong.
 */
export function readCondition(node: TextNode, issues: readonly Issue[], problems: Problems): ConditionNode | undefined {
  const before = problems.list.length;
  const parser = new ConditionParser(node, issues, problems);
  const result = parser.whole();
  const failed = problems.list.slice(before).some((d) => d.severity === 'error');
  return failed ? undefined : result;
}

/** A name in a condition, and where it begins: an issue, or an option of the issue that is compared. */
export interface ConditionName {
  word: string;
  from: number;
  issue?: string;
}

/** All issues and options that a condition names, whether or not it can be read. */
export function namesInCondition(text: string): ConditionName[] {
  const found: ConditionName[] = [];
  let issue: string | undefined;
  let listed = false;
  let afterIssue = false;
  for (const { kind, text: word, from } of text.trim() === 'otherwise' ? [] : tokens(text)) {
    // Where a name has to stand, `is` is one: `is = large`.
    const slip = Object.hasOwn(SLIPS, word) && (afterIssue || !isId(word));
    const meant = slip ? SLIPS[word]! : word;
    afterIssue = false;
    if (meant === '=' || meant === '!=' || meant === 'in') listed = true;
    else if (meant === ')' || meant === 'and' || meant === 'or') listed = false;
    else if (kind === 'word' && !KEYWORDS.has(meant)) {
      if (!listed) issue = word;
      afterIssue = !listed;
      found.push({ word, from, ...(listed && issue !== undefined ? { issue } : {}) });
    }
  }
  return found;
}

type Token = { kind: 'word' | 'sign' | 'end'; text: string; from: number; length: number };

/** Parentheses and `not` may be nested this deep. */
const MAX_DEPTH = 50;

/** Signs and words of other languages, with what is written here. */
const SLIPS: Record<string, string> = {
  '==': '=',
  '===': '=',
  ':': '=',
  is: '=',
  '<>': '!=',
  '≠': '!=',
  '!==': '!=',
  '&&': 'and',
  '&': 'and',
  '||': 'or',
  '|': 'or',
  '!': 'not',
  '∧': 'and',
  '∨': 'or',
  '¬': 'not',
  AND: 'and',
  OR: 'or',
  NOT: 'not',
  IN: 'in',
  ABSENT: 'absent',
  And: 'and',
  Or: 'or',
  Not: 'not',
};

class Unreadable extends Error {}

class ConditionParser {
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;
  #lastIssue: Issue | undefined;

  constructor(
    readonly node: TextNode,
    readonly issues: readonly Issue[],
    readonly problems: Problems,
  ) {
    this.#tokens = tokens(node.text);
  }

  whole(): ConditionNode | undefined {
    try {
      const result = this.#or();
      if (this.#peek().kind !== 'end')
        this.#fail(this.#peek(), this.#unexpected(this.#peek()), 'and or or between two tests');
      return result;
    } catch (e) {
      if (e instanceof Unreadable) return undefined;
      throw e;
    }
  }

  #or(): ConditionNode {
    const of = [this.#and()];
    while (this.#take('or')) of.push(this.#and());
    return of.length === 1 ? of[0]! : { kind: 'or', of };
  }

  #and(): ConditionNode {
    const of = [this.#not()];
    while (this.#take('and')) of.push(this.#not());
    return of.length === 1 ? of[0]! : { kind: 'and', of };
  }

  #not(): ConditionNode {
    const token = this.#peek();
    if (++this.#depth > MAX_DEPTH) this.#fail(token, `a condition may be nested ${MAX_DEPTH} deep`);
    let result: ConditionNode;
    if (this.#take('not')) result = { kind: 'not', of: this.#not() };
    else if (this.#take('(')) {
      result = this.#or();
      if (!this.#take(')')) this.#fail(token, 'this parenthesis is never closed', 'a ) where it ends');
    } else result = this.#test();
    this.#depth--;
    return result;
  }

  #test(): ConditionNode {
    const name = this.#peek();
    if (name.kind !== 'word' || KEYWORDS.has(name.text)) {
      this.#fail(
        name,
        name.kind === 'end' ? 'the condition ends too early' : this.#unexpected(name),
        'a test, as in status = recognised',
      );
    }
    this.#next++;
    const issue = this.issues.find((i) => i.id === name.text);
    const sign = this.#peek();
    const negated = this.#take('not');
    if (!negated && (this.#take('=') || this.#take('!='))) {
      const options = this.#option();
      return this.#comparison(name, issue, options, this.#meaning(sign) === '!=');
    }
    if (this.#take('absent')) return this.#comparison(name, issue, [{ ...sign, text: 'absent' }], negated);
    if (this.#take('in')) return this.#comparison(name, issue, this.#options(), negated);
    const last = this.#lastIssue;
    if (!issue && last?.options.some((o) => o.id === name.text)) {
      this.#fail(
        name,
        `'${name.text}' alone is not a test`,
        `${last.id} = ${name.text}, or ${last.id} in (…, ${name.text})`,
      );
    }
    if (sign.kind === 'word' && issue?.options.some((o) => o.id === sign.text)) {
      this.#fail(sign, `a sign is missing before '${sign.text}'`, `${name.text} = ${sign.text}`);
    }
    if (!issue) this.#unknownIssue(name);
    return this.#fail(
      sign,
      sign.kind === 'end' ? `'${name.text}' alone is not a test` : this.#unexpected(sign),
      `${name.text} = …, ${name.text} != …, ${name.text} in (…) or ${name.text} absent`,
    );
  }

  #option(): Token[] {
    const token = this.#peek();
    if (token.text === '(') this.#fail(token, 'a list of options follows in', 'in (a, b)');
    if (token.kind !== 'word' || (KEYWORDS.has(token.text) && token.text !== 'absent')) {
      this.#fail(
        token,
        token.kind === 'end' ? 'an option is missing at the end' : `an option has to follow, not '${token.text}'`,
      );
    }
    this.#next++;
    return [token];
  }

  #options(): Token[] {
    const open = this.#peek();
    if (!this.#take('(')) this.#fail(open, 'in is followed by options in parentheses', 'in (a, b)');
    const found = this.#option();
    while (this.#take(',')) found.push(...this.#option());
    if (!this.#take(')')) {
      const token = this.#peek();
      this.#fail(
        token.kind === 'end' ? open : token,
        token.kind === 'end' ? 'this parenthesis is never closed' : `a comma is missing before '${token.text}'`,
        'in (a, b)',
      );
    }
    return found;
  }

  #comparison(name: Token, issue: Issue | undefined, written: Token[], negated: boolean): ConditionNode {
    if (!issue) {
      this.#unknownIssue(name);
      return { kind: 'or', of: [] };
    }
    this.#lastIssue = issue;
    const ids = issue.options.map((o) => o.id);
    for (const option of written) {
      if (option.text !== 'absent' && !ids.includes(option.text)) {
        this.problems.unknown('unknown-option', this.#at(option), `option of ${issue.id}`, option.text, ids);
      }
    }
    const named = written.map((t) => t.text);
    const chosen = ids.filter((id) => named.includes(id) !== negated);
    const absent: ConditionNode = { kind: 'absent', issue: issue.id };
    const among: ConditionNode = { kind: 'in', issue: issue.id, options: chosen };
    if (!named.includes('absent')) return among;
    // "not absent" leaves every option, less those that are named beside it.
    if (negated) return named.length === 1 ? { kind: 'not', of: absent } : among;
    return named.length === 1 ? absent : { kind: 'or', of: [among, absent] };
  }

  #unknownIssue(name: Token): void {
    this.problems.unknown(
      'unknown-issue',
      this.#at(name),
      'issue',
      name.text,
      this.issues.map((i) => i.id),
    );
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #meaning(token: Token): string {
    return Object.hasOwn(SLIPS, token.text) ? SLIPS[token.text]! : token.text;
  }

  /** Takes the next token if it means this; a slip is reported and understood. */
  #take(meaning: string): boolean {
    const token = this.#peek();
    if (token.kind === 'end' || this.#meaning(token) !== meaning) return false;
    if (token.text !== meaning) {
      this.problems.error('condition-slip', this.#at(token), `'${token.text}' is not a word of conditions`, {
        instead: meaning,
      });
    }
    this.#next++;
    return true;
  }

  #unexpected(token: Token): string {
    return token.kind === 'end' ? 'the condition ends too early' : `'${token.text}' cannot stand here`;
  }

  #fail(token: Token, what: string, instead?: string): never {
    this.problems.error('condition', this.#at(token), what, instead ? { instead } : {});
    throw new Unreadable();
  }

  #at(token: Token): Place {
    return placeIn(this.node, token.from, token.length);
  }
}

const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'absent']);

/** Longest signs first. */
const TOKEN = /\s*(?:([\p{L}\p{N}_][\p{L}\p{N}_.?-]*)|(===|!==|==|!=|<>|&&|\|\||[=!()&|,:≠∧∨¬]|.))/suy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const m = TOKEN.exec(text)!;
    const written = m[1] ?? m[2]!;
    found.push({
      kind: m[1] ? 'word' : 'sign',
      text: written,
      from: TOKEN.lastIndex - written.length,
      length: written.length,
    });
  }
  found.push({ kind: 'end', text: '', from: Math.max(0, end - 1), length: 1 });
  return found;
}
