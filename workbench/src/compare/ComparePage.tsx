import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState, useSyncExternalStore } from 'react';
import { list } from '../../../src/lens/text.js';
import { useDocuments } from '../app/hooks.js';
import type { Workbench } from '../app/workbench.js';
import { useSaved } from '../documents/SavedList.js';
import { useExamples } from '../documents/useExamples.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { ChangedPaths } from './ChangedPaths.js';
import { ComparedTables } from './ComparedTables.js';
import { MoveList } from './MoveList.js';
import { useComparison } from './useComparison.js';
import { filesApart, variantsOf } from './variants.js';
import { WorkLine } from './WorkLine.js';
import './compare.css';

/** The present text beside another one: what was changed, and what that does, in words and numbers. */
export function ComparePage({ workbench }: { workbench: Workbench; known: Known }) {
  const t = texts.comparing;
  const { origin, document: doc } = workbench;
  const documents = useDocuments(workbench.documents);
  const { variants: own } = documents;
  const kept = useSyncExternalStore(own.subscribe, () => own.list);
  const variants = variantsOf(workbench, kept, useSaved(documents), useExamples());
  const [chosen, setChosen] = useState('original');
  const choice = useRef<HTMLSelectElement>(null);
  const variant = variants.find(({ id }) => id === chosen) ?? variants[0]!;
  const comparing = useComparison(workbench, variant);
  const { comparison, stale, working } = comparing;
  const present = { name: origin.name, text: doc.text, others: origin.others };
  const keep = async () => setChosen(`variant/${await documents.keepVariant(present)}`);
  const number = kept.find(({ number }) => variant.id === `variant/${number}`)?.number;
  /** Another case is opened as what it is; only another text of this case is laid over the present one. */
  const swap = async () => {
    const { is, source } = variant;
    if (is.kind === 'saved') await documents.openById(is.id);
    else if (is.kind === 'example') await documents.openExample(is.file);
    else if (typeof source !== 'function') {
      await documents.keepVariant(present);
      doc.replaceText(source.text);
    }
    // The button goes away, as both texts are the same now; with another case the page is a new one, a moment later.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.comparing-tools select')?.focus());
  };
  const apart = filesApart(variant, origin);
  const same = comparison !== undefined && comparison.changes.length === 0;
  return (
    <div className="comparing">
      <div className="comparing-tools">
        <NativeSelect
          ref={choice}
          label={t.against}
          value={variant.id}
          data={variants.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => void keep()}>
          {t.snapshot}
        </Button>
        {number !== undefined && (
          <Button
            variant="default"
            onClick={() => {
              void documents.forgetVariant(number);
              setChosen('original');
              choice.current?.focus();
            }}
          >
            {t.forget}
          </Button>
        )}
        {!same && apart.length === 0 && (
          <Button variant="default" onClick={() => void swap()}>
            {t.swap}
          </Button>
        )}
      </div>
      {kept.length > 0 && <p className="quiet">{documents.keeps ? t.keptHere : t.notKept}</p>}
      {!same && apart.length > 0 && <p className="quiet">{t.noSwap(list(apart))}</p>}
      <WorkLine comparing={comparing} same={same} />
      {comparison && !same && (
        <div className={stale ? 'stale' : ''} data-worlds={stale ? 0 : (comparison.compared?.worlds ?? 0)}>
          <ChangedPaths changes={comparison.changes} />
          {comparison.moves ? (
            <section aria-label={t.words}>
              <h3>{t.words}</h3>
              <MoveList moves={comparison.moves} />
            </section>
          ) : (
            !working && !stale && comparison.last && <p>{t.faulty}</p>
          )}
          {comparison.compared && <ComparedTables comparison={comparison} compared={comparison.compared} />}
        </div>
      )}
    </div>
  );
}
