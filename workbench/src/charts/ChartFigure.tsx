import './charts.css';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { csvText, type Field } from '../../../src/report/csvText.js';
import type { Known } from '../engine/engine.js';
import { chartSvg } from '../share/chartSvg.js';
import { download } from '../share/download.js';
import { svgToPng } from '../share/svgToPng.js';
import { texts } from '../texts.js';
import { VERSION } from '../version.js';

type Form = 'csv' | 'svg' | 'png';

/**
 * A chart that follows every edit, as wide as its place, with buttons that give it as a file: the numbers that it draws as
 * CSV, the drawing as SVG and PNG.
 */
export function ChartFigure({
  name,
  question,
  note,
  known,
  version,
  draw,
  table,
  legend,
}: {
  /** Of its files, without ending. */
  name: string;
  /** What it answers: the title of its files. */
  question: string;
  /** How it is to be read, where it stands alone. */
  note: string;
  known: Pick<Known, 'valid'>;
  /** Of the text that it is drawn from: while the case is another one by now, no file would be of either. */
  version: number | undefined;
  /** The drawing: of class `drawing`, and as wide as it is told, in pixels. In a file it stands alone. */
  draw: (width: number, alone: boolean) => ReactNode;
  /** Its numbers, unrounded, with a line of names and units first. */
  table: () => Field[][];
  /** What its marks mean: a list of class `legend`. */
  legend?: ReactNode;
}) {
  const { ref, width } = useElementSize();
  const [why, setWhy] = useState<string>();
  const valid = known.valid?.version === version ? known.valid : undefined;
  const give = async (form: Form) => {
    setWhy(undefined);
    try {
      if (form === 'csv') return download(`${name}.csv`, csvText(table()), 'text/csv');
      const about = { question, source: texts.sharing.source(valid!.c.id, valid!.hash, VERSION) };
      const alone = (wide: number) => (
        <>
          {draw(wide, true)}
          {legend}
        </>
      );
      const svg = chartSvg(alone, about, note);
      if (form === 'svg') download(`${name}.svg`, svg, 'image/svg+xml');
      else download(`${name}.png`, await svgToPng(svg), 'image/png');
    } catch (error) {
      setWhy(texts.sharing.failed((error as Error).message));
    }
  };
  return (
    <figure className="chart-figure" data-chart={name}>
      <div ref={ref}>{width > 0 && draw(width, false)}</div>
      {legend}
      <div className="exports">
        {(['csv', 'svg', 'png'] as const).map((form) => (
          <button
            key={form}
            type="button"
            data-form={form}
            disabled={!valid}
            aria-label={texts.sharing.of(texts.sharing[form], question)}
            onClick={() => void give(form)}
          >
            {texts.sharing[form]}
          </button>
        ))}
        {why && <span role="alert">{why}</span>}
      </div>
    </figure>
  );
}
