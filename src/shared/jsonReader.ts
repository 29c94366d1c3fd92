import type { Diagnostic, Place } from './diagnostic.js';
import type { JsonEntry, JsonNode } from './json.js';
import { nearest } from './nearest.js';
import { error, type Locator, quoted } from './textFile.js';

/**
 * Takes apart parsed JSON and writes down everything that is not as expected. Methods answer `undefined` where a value
 * cannot be used; the reason then stands in {@link JsonReader.diagnostics}.
 */
export class JsonReader {
  constructor(
    private readonly locator: Locator,
    readonly diagnostics: Diagnostic[],
  ) {}

  /**
   * The values of an object by key.
   *
   * @param name What the object is, for messages: "party 2".
   * @param known All keys that may stand in it; any other is an error.
   * @param required Those that must.
   */
  object(
    node: JsonNode,
    name: string,
    known: readonly string[],
    required: readonly string[] = [],
  ): Map<string, JsonNode> | undefined {
    if (node.kind !== 'object') return this.mismatch(node, name, 'an object { … }');
    const fields = new Map<string, JsonNode>();
    for (const entry of node.entries) {
      if (known.includes(entry.key)) fields.set(entry.key, entry.value);
      else {
        const at = this.locator.place(entry.start, entry.end);
        const likely = nearest(entry.key, known);
        const rest = { why: 'it would not be read', nearest: likely.length > 0 ? likely : [...known] };
        this.diagnostics.push(error('unknown-key', at, `unknown key ${quoted(entry.key)} in ${name}`, rest));
      }
    }
    for (const key of required) {
      if (!fields.has(key)) this.diagnostics.push(error('missing', this.at(node), `${name} has no '${key}'`));
    }
    return fields;
  }

  /** The entries of an object whose keys are names of any kind. */
  entries(node: JsonNode, name: string): readonly JsonEntry[] | undefined {
    return node.kind === 'object' ? node.entries : this.mismatch(node, name, 'an object { … }');
  }

  list(node: JsonNode, name: string, length?: number, reason?: string): JsonNode[] | undefined {
    if (node.kind !== 'array') return this.mismatch(node, name, 'a list [ … ]');
    if (length !== undefined && node.items.length !== length) {
      const what = `${name} has ${entries(node.items.length)}, not ${length}`;
      this.diagnostics.push(error('length', this.at(node), what, reason === undefined ? {} : { why: reason }));
      return undefined;
    }
    return node.items;
  }

  /** Text that says something: not empty, not only spaces. */
  text(node: JsonNode, name: string): string | undefined {
    if (node.kind !== 'string') return this.mismatch(node, name, 'text in double quotes');
    if (node.value.trim() === '') {
      this.diagnostics.push(error('missing', this.at(node), `${name} is empty`));
      return undefined;
    }
    return node.value;
  }

  /** A finite number, at least `least`. */
  number(node: JsonNode, name: string, least = Number.NEGATIVE_INFINITY): number | undefined {
    if (node.kind !== 'number') return this.mismatch(node, name, 'a number');
    if (node.value < least) {
      this.diagnostics.push(error('number', this.at(node), `${name} is ${node.value}, less than ${least}`));
      return undefined;
    }
    return node.value;
  }

  at(node: JsonNode): Place {
    return this.locator.place(node.start, node.end);
  }

  private mismatch(node: JsonNode, name: string, expected: string): undefined {
    if (node.kind === 'invalid') return undefined;
    const rest = node.kind === 'string' && expected === 'a number' ? { instead: 'the number without quotes' } : {};
    this.diagnostics.push(error('type', this.at(node), `${name} should be ${expected}, not ${KINDS[node.kind]}`, rest));
    return undefined;
  }
}

const KINDS = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

function entries(n: number): string {
  return n === 1 ? '1 entry' : `${n} entries`;
}
