import { Button, NativeSelect } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useDocuments } from '../app/hooks.js';
import type { Workbench } from '../app/workbench.js';
import { useSaved } from '../documents/SavedList.js';
import { useExamples } from '../documents/useExamples.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { ChangedPaths } from './ChangedPaths.js';
import { ComparedTables } from './ComparedTables.js';
import { useComparison } from './useComparison.js';
import { Snapshots, variantsOf } from './variants.js';
import './compare.css';

const snapshots = new Snapshots();

/** The present text beside another one: what was changed, and what that does, in words and numbers. */
export function ComparePage({ workbench }: { workbench: Workbench; known: Known }) {
  const t = texts.comparing;
  const { origin, document: doc } = workbench;
  const documents = useDocuments(workbench.documents);
  const kept = useSyncExternalStore(snapshots.subscribe, () => snapshots.list);
  const own = kept.filter(({ source }) => source.name === origin.name);
  const variants = variantsOf(workbench, own, useSaved(documents), useExamples());
  const [chosen, setChosen] = useState('original');
  const variant = variants.find(({ id }) => id === chosen) ?? variants[0];
  const { comparison, stale, progress, failed } = useComparison(workbench, variant);
  const snapshot = own.find(({ name }) => chosen === `variant/${name}`);
  const keep = () =>
    setChosen(`variant/${snapshots.keep({ name: origin.name, text: doc.text, others: origin.others })}`);
  const swap = async () => {
    const other = await variant!.load();
    if (other.name !== origin.name) return documents.openText(other.text, { ...other, kind: 'file' });
    snapshots.keep({ name: origin.name, text: doc.text, others: origin.others });
    doc.replaceText(other.text);
  };
  const same = comparison !== undefined && comparison.changes.length === 0;
  return (
    <div className="comparing">
      <div className="comparing-tools">
        <NativeSelect
          label={t.against}
          value={variant?.id ?? 'original'}
          data={variants.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button variant="default" onClick={keep}>
          {t.snapshot}
        </Button>
        {snapshot && (
          <Button
            variant="default"
            onClick={() => {
              snapshots.forget(snapshot.name);
              setChosen('original');
            }}
          >
            {t.forget}
          </Button>
        )}
        {!same && (
          <Button variant="default" onClick={() => void swap()}>
            {t.swap}
          </Button>
        )}
      </div>
      <p className="quiet" role="status">
        {failed !== undefined
          ? t.failed(failed)
          : same && !stale
            ? t.same
            : stale
              ? t.working
              : !comparison?.last && progress
                ? t.workingWorlds(progress.done, progress.total)
                : ''}
      </p>
      {comparison && !same && (
        <div className={stale ? 'stale' : ''} data-worlds={stale ? 0 : (comparison.compared?.worlds ?? 0)}>
          <ChangedPaths changes={comparison.changes} />
          {comparison.words ? (
            <section aria-label={t.words}>
              <h3>{t.words}</h3>
              <Words lines={comparison.words} />
            </section>
          ) : (
            comparison.last && <p>{t.faulty}</p>
          )}
          {comparison.compared && <ComparedTables comparison={comparison} compared={comparison.compared} />}
        </div>
      )}
    </div>
  );
}

/** Lines for a terminal as paragraphs: a line that is indented further goes on with the one before. */
function Words({ lines }: { lines: string[] }) {
  const [, ...rest] = lines;
  if (rest.length === 0) return <p>{texts.comparing.nothing}</p>;
  const entries: string[] = [];
  let answer = true;
  for (const line of rest) {
    // The sentence of the answer comes first and is not indented further where it goes on.
    const ends = /: .+ → /.test(line) || / more$/.test(line);
    if (/^ {4}/.test(line) || (answer && entries.length > 0 && !ends)) entries[entries.length - 1] += ` ${line.trim()}`;
    else {
      if (ends) answer = false;
      entries.push(line.trim());
    }
  }
  return (
    <ul className="moved">
      {entries.map((entry) => (
        <li key={entry}>{entry}</li>
      ))}
    </ul>
  );
}
