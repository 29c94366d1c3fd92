import './charts.css';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Field } from '../../../src/report/csvText.js';
import type { Known } from '../engine/engine.js';
import { chartSvg } from '../share/chartSvg.js';
import { texts } from '../texts.js';
import { VERSION } from '../version.js';
import { ExportButtons } from './ExportButtons.js';

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
  known: Pick<Known, 'version' | 'quick'>;
  /** Of the text that it is drawn from. */
  version: number | undefined;
  /** The drawing: of class `drawing`, and as wide as it is told, in pixels. In a file it stands alone. */
  draw: (width: number, alone: boolean) => ReactNode;
  /** Its numbers, unrounded, with a line of names and units first. */
  table: () => Field[][];
  /** What its marks mean: a list of class `legend`. */
  legend?: ReactNode;
}) {
  const { ref, width } = useElementSize();
  const { quick } = known;
  const drawing = () => {
    const alone = (wide: number) => (
      <>
        {draw(wide, true)}
        {legend}
      </>
    );
    return chartSvg(alone, { question, source: texts.sharing.source(quick!.case.id, quick!.case.hash, VERSION) }, note);
  };
  return (
    <figure className="chart-figure" data-chart={name} aria-label={question}>
      <div ref={ref}>{width > 0 && draw(width, false)}</div>
      {legend}
      <ExportButtons name={name} question={question} known={known} version={version} table={table} drawing={drawing} />
    </figure>
  );
}
