import { useState } from 'react';
import { csvText, type Field } from '../../../src/report/csvText.js';
import type { Known } from '../engine/engine.js';
import { type Form, giveFile } from '../share/giveFile.js';
import { texts } from '../texts.js';

/** Small buttons that give what stands above them as files: its numbers as CSV and, where it is drawn, SVG and PNG. */
export function ExportButtons({
  name,
  question,
  known,
  version,
  table,
  drawing,
}: {
  /** Of the files, without ending. */
  name: string;
  /** What is answered by it. */
  question: string;
  known: Pick<Known, 'version' | 'quick'>;
  /** Of the text that what is shown is of: while it is another one by now, or has errors, no file would be of either. */
  version: number | undefined;
  /** Numbers, unrounded, with a line of names and units first. */
  table: () => Field[][];
  /** As the text of an SVG file. */
  drawing?: () => string;
}) {
  const [why, setWhy] = useState<string>();
  const give = async (form: Form) => {
    setWhy(undefined);
    setWhy(await giveFile(name, form, form === 'csv' ? () => csvText(table()) : drawing!));
  };
  const current = version === known.version && known.quick?.version === version;
  const forms: Form[] = drawing ? ['csv', 'svg', 'png'] : ['csv'];
  return (
    <div className="exports">
      {forms.map((form) => (
        <button
          key={form}
          type="button"
          data-form={form}
          disabled={!current}
          aria-label={texts.sharing.of(texts.sharing[form], question)}
          onClick={() => void give(form)}
        >
          {texts.sharing[form]}
        </button>
      ))}
      {why && <span role="alert">{why}</span>}
    </div>
  );
}
