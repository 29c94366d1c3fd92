import { Words } from '../app/Words.js';
import './sure.css';
import { likely } from '../../../src/lens/likely.js';
import { count, counted, percent, title } from '../../../src/lens/text.js';
import { answersTable } from '../answers/answersTable.js';
import { stageInWords } from '../app/stageInWords.js';
import type { Workbench } from '../app/workbench.js';
import { ExportButtons } from '../charts/ExportButtons.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { MoreWorlds } from './MoreWorlds.js';
import { stabilityInWords } from './stabilityInWords.js';

/** How far the answers are: over how many worlds, how settled, and what drives them. */
export function SureLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { version, bands, progress, assessed, quick, valid } = known;
  if (!quick || !valid) return <p className="quiet">{texts.nothing}</p>;
  if (quick.inputs === 0) return <p className="says">{texts.sure.certain}</p>;
  const worlds = assessed?.version === bands?.version ? assessed?.assessment.worlds : undefined;
  const settled = assessed?.version === version && assessed.assessment.worlds !== undefined;
  const { seed } = workbench.engine.settings;
  const finding = (id: string) => assessed?.assessment.findings.find((f) => f.id === id);
  const main = finding('sensitivity/main');
  const failed = worlds?.failed;
  const said = [
    bands ? texts.sure.worlds(count(bands.worlds), counted(quick.inputs, 'number'), seed) : texts.sure.none,
    bands && (worlds && worlds.count === bands.worlds ? stabilityInWords(worlds.stable) : texts.sure.notYet),
    failed && failed.count > 0 ? texts.sure.failed(failed.count) : '',
  ];
  const working = progress?.version === version ? progress : undefined;
  const ratified = valid.c.ratifiers.length > 0;
  return (
    <section className="sure-live" aria-label={texts.sure.live}>
      <p className={bands?.version === version ? 'says' : 'says stale'}>{said.filter(Boolean).join(' ')}</p>
      {working && (
        <p className="working">
          <progress
            aria-label={texts.sure.progress}
            {...(working.total > 0 && { max: working.total, value: working.done })}
          />{' '}
          {stageInWords(working)}
        </p>
      )}
      <MoreWorlds workbench={workbench} known={known} />
      {bands && (
        <div className={bands.version === version ? 'scroll' : 'scroll stale'}>
          <table className="five-numbers">
            <caption>{texts.sure.table(ratified)}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.matrix.package}</th>
                <th scope="col">{texts.sure.signed(ratified)}</th>
                <th scope="col">{texts.sure.word}</th>
              </tr>
            </thead>
            <tbody>
              {quick.packages.map(({ id, name }) => {
                const share = bands.of[`ratified/${id}`]?.mean;
                return (
                  <tr key={id}>
                    <th scope="row">{title(name)}</th>
                    <td>
                      {share === undefined ? (
                        '–'
                      ) : (
                        <>
                          <span className="share" aria-hidden="true">
                            <span style={{ width: `${share * 100}%` }} />
                          </span>
                          {percent(share)}
                        </>
                      )}
                    </td>
                    <td>{share === undefined ? '' : likely(share)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {bands && (
        <ExportButtons
          name="sure-signed"
          question={texts.sure.table(ratified)}
          known={known}
          version={bands.version}
          table={() =>
            answersTable(known, [
              { says: texts.answersCsv.signed, answer: (id) => `signed/${id}`, often: true },
              { says: texts.answersCsv.ratified, answer: (id) => `ratified/${id}`, often: true },
            ])
          }
        />
      )}
      <div className={settled || !main ? '' : 'stale'}>
        <h3>{texts.sure.drivers}</h3>
        {main?.value.kind === 'set' && main.value.items.length > 0 ? (
          <ol>
            {main.value.items.map(({ id, name, detail }) => (
              <li key={id}>
                <Words of={name} />
                {detail && (
                  <small>
                    {' '}
                    <Words of={detail} />
                  </small>
                )}
              </li>
            ))}
          </ol>
        ) : (
          <p className="quiet">
            <Words of={main?.sentence ?? texts.sure.noDrivers} />
          </p>
        )}
      </div>
      <p className="quiet">{texts.sure.note}</p>
    </section>
  );
}
