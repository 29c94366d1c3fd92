import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { caseTemplate } from '../../../src/case/index.js';
import { useDocuments } from '../app/hooks.js';
import { useFocusBack } from '../app/useFocusBack.js';
import type { Workbench } from '../app/workbench.js';
import { texts } from '../texts.js';
import { openFiles } from './incoming.js';
import { SavedList } from './SavedList.js';
import { useExamples } from './useExamples.js';
import './opening.css';

/** Where cases can be opened from: those of Abide, those kept here, files, a text, nothing. */
export function OpenDialog({ workbench, onEnd }: { workbench: Workbench; onEnd: () => void }) {
  const { documents } = workbench;
  useDocuments(documents);
  useFocusBack();
  const t = texts.opening;
  const examples = useExamples();
  const [pasted, setPasted] = useState('');
  const [title, setTitle] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  // React knows no such attribute.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  const open = (opening: Promise<unknown>) => {
    onEnd();
    void opening;
  };
  const given = ({ target }: React.ChangeEvent<HTMLInputElement>) =>
    open(openFiles(workbench, [...(target.files ?? [])]));
  const today = () => new Date().toISOString().slice(0, 10);
  return (
    <Modal opened onClose={onEnd} title={t.title} size="lg" closeButtonProps={{ 'aria-label': texts.documents.cancel }}>
      <div className="opening">
        <section aria-label={t.examples}>
          <h3>{t.examples}</h3>
          <ul>
            {examples.map(({ file, title }) => (
              <li key={file}>
                <button type="button" className="case" onClick={() => open(documents.openExample(file))}>
                  {title}
                </button>
                <small>{file}</small>
              </li>
            ))}
          </ul>
        </section>
        {documents.keeps && (
          <section aria-label={t.saved}>
            <h3>{t.saved}</h3>
            <SavedList documents={documents} onOpen={(id) => open(documents.openById(id))} />
          </section>
        )}
        <section aria-label={t.files}>
          <h3>{t.files}</h3>
          <p className="quiet">{t.filesHint}</p>
          <input ref={files} type="file" multiple hidden aria-label={t.choose} onChange={given} />
          <input ref={folder} type="file" hidden aria-label={t.chooseFolder} onChange={given} />
          <Button variant="default" onClick={() => files.current?.click()}>
            {t.choose}
          </Button>{' '}
          <Button variant="default" onClick={() => folder.current?.click()}>
            {t.chooseFolder}
          </Button>
        </section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const text = caseTemplate(title.trim() || t.untitled, today());
            open(documents.openText(text, { name: 'new.yaml', others: {}, kind: 'new' }));
          }}
        >
          <h3>{t.fresh}</h3>
          <TextInput
            label={t.freshLabel}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" mt="xs">
            {t.create}
          </Button>
        </form>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            open(documents.openText(pasted, { name: 'pasted.yaml', others: {}, kind: 'file' }));
          }}
        >
          <h3>{t.paste}</h3>
          <Textarea
            label={t.pasteLabel}
            value={pasted}
            rows={4}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" mt="xs" disabled={pasted.trim() === ''}>
            {t.openText}
          </Button>
        </form>
      </div>
    </Modal>
  );
}
