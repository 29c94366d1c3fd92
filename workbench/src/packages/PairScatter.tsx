import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { count } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { FrontierTable } from './FrontierTable.js';
import { type Actor, actorsOf } from './Margins.js';
import { MarkLegend } from './MarkLegend.js';
import { marksOf } from './marks.js';
import { PackageList } from './PackageList.js';
import { PairDrawing } from './PairDrawing.js';
import { pairTable } from './pairTable.js';
import { useAsked } from './useAsked.js';

/** All packages as any two parties see them, in points over each one's no-deal, and the list of those with a name. */
export function PairScatter({ workbench, known }: { workbench: Workbench; known: Known }) {
  const actors = actorsOf(known);
  const [chosen, setChosen] = useState<[x?: string, y?: string]>([]);
  const ids = actors.map(({ id }) => id);
  const now = chosen.map((id) => workbench.renamings.among('parties', id, ids));
  const pair = pairOf(known, actors, now);
  const asked = useAsked(workbench, known, 'pair', pair && { x: pair[0].id, y: pair[1].id });
  if (!pair) return null;
  const [x, y] = pair;
  const { answer, current, failed } = asked;
  const { values, version } = known.quick!;
  const marks = marksOf(workbench, known);
  const placed = marks.map((mark) => ({
    ...mark,
    x: values[`margin/${mark.id}/${x.id}`] ?? 0,
    y: values[`margin/${mark.id}/${y.id}`] ?? 0,
  }));
  const caption = failed
    ? texts.packages.unanswered(failed)
    : answer
      ? texts.packages.pairCaption(count(answer.packages), count(answer.both), x.name, y.name)
      : current
        ? texts.packages.notFound
        : texts.packages.pairWaiting;
  const remarks = [
    caption,
    answer?.thinned && texts.packages.thinned,
    known.quick!.continued && texts.continued,
    known.space && !known.space.counted.durability && texts.packages.uncounted,
  ].filter(Boolean);
  return (
    <section aria-label={texts.packages.pair} data-part="pair">
      <h3 tabIndex={-1}>{texts.packages.pair}</h3>
      <div className="axes-choice">
        {([0, 1] as const).map((at) => (
          <NativeSelect
            key={at}
            size="xs"
            label={at === 0 ? texts.packages.across : texts.packages.up}
            value={pair[at].id}
            onChange={(event) => {
              const to = event.currentTarget.value;
              // Two axes of one party show nothing: the other takes the place of the one that it was.
              const other = to === pair[1 - at]!.id ? pair[at].id : pair[1 - at]!.id;
              setChosen(at === 0 ? [to, other] : [other, to]);
            }}
            data={actors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
      </div>
      <div className="side">
        <div className={answer && !current ? 'chart stale' : 'chart'}>
          <ChartFigure
            name="which-pair"
            question={texts.packages.pairQuestion(x.name, y.name)}
            note={[...remarks, marks.map(({ number, name }) => `${number}: ${name}`).join('; ')].join(' ')}
            known={known}
            version={answer && !current ? undefined : version}
            draw={(width) => (
              <PairDrawing
                x={x}
                y={y}
                marks={placed}
                width={width}
                onChoose={(id) => workbench.choose({ package: id })}
                {...(answer && { pair: answer })}
              />
            )}
            table={() => pairTable(x, y, placed, answer)}
            legend={<MarkLegend />}
          />
          <p className="quiet">{remarks.join(' ')}</p>
          {answer && <FrontierTable pair={answer} x={x.name} y={y.name} />}
        </div>
        <div className="list">
          <PackageList workbench={workbench} known={known} marks={marks} actors={[x, y]} />
        </div>
      </div>
    </section>
  );
}

/** Two that were chosen, as far as they are still there; else two signatories, or the first and the last of all. */
function pairOf(
  { valid }: Known,
  actors: readonly Actor[],
  chosen: readonly (string | undefined)[],
): [Actor, Actor] | undefined {
  const signs = new Set(valid!.c.parties.flatMap((p) => (p.values && p.roles.includes('signatory') ? [p.id] : [])));
  const signatories = actors.filter(({ id }) => signs.has(id));
  const own = (at: 0 | 1) => actors.find(({ id }) => id === chosen[at]);
  const x = own(0) ?? signatories[0] ?? actors[0];
  const y = own(1) ?? signatories.find((one) => one !== x) ?? actors.at(-1);
  return x && y && x !== y ? [x, y] : undefined;
}
