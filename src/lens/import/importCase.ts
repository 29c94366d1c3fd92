import { looksLikeGenius, readGenius } from '../../settlement/formats/genius.js';
import { looksLikeNegoLog, readNegoLog } from '../../settlement/formats/negolog.js';
import { readJsonInput } from '../../settlement/formats/readJsonInput.js';
import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import { spaceCase } from './spaceCase.js';

/** What was made of files: the text of a case; absent where there is an error among the diagnostics. */
export interface Imported {
  text?: string;
  diagnostics: Diagnostic[];
}

/**
 * Makes a case of negotiation data in a format of the field: the files of a GENIUS or a NegoLog scenario, or a JSON file of
 * the additive or the scorable kind. Needs no disk.
 *
 * @param title What the case is to be called; in diagnostics it stands for the folder.
 * @param asOf ISO date.
 */
export function importCase(title: string, files: readonly { name: string; text: string }[], asOf: string): Imported {
  const names = files.map(({ name }) => name.replace(/^.*[/\\]/, ''));
  const [only] = files;
  const { space, diagnostics } = looksLikeGenius(names)
    ? readGenius(
        title,
        files.filter((_, i) => looksLikeGenius([names[i]!])),
      )
    : looksLikeNegoLog(names)
      ? readNegoLog(title, [...files])
      : files.length === 1 && /\.json$/i.test(only!.name)
        ? readJsonInput(only!)
        : { space: undefined, diagnostics: [unknown(title)] };
  if (!space || hasErrors(diagnostics)) return { diagnostics };
  const made = spaceCase(space, title, asOf);
  if ('text' in made) return { text: made.text, diagnostics };
  const what = `no case can be made of ${title}`;
  return { diagnostics: [...diagnostics, { code: 'not-supported', severity: 'error', what, why: made.why }] };
}

const unknown = (title: string): Diagnostic => ({
  code: 'unknown-format',
  severity: 'error',
  what: `${title} holds no negotiation data that is known here`,
  instead:
    'the domain and the profiles of a GENIUS scenario (XML), of a NegoLog scenario (JSON), or one additive or scorable JSON file',
});
