import { useEffect, useState } from 'react';
import { useDocuments } from '../app/hooks.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { ShareMenu } from '../share/ShareMenu.js';
import { texts } from '../texts.js';
import { ConflictDialog } from './ConflictDialog.js';
import { openFiles } from './incoming.js';
import { OpenDialog } from './OpenDialog.js';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** Opening, saving and sharing, in the head of the page; and the whole page as a place to drop files. */
export function DocumentTools({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { documents } = workbench;
  useDocuments(documents);
  const [opening, setOpening] = useState(false);
  const dropping = useDrop(workbench);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(MAC ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      if (key !== 's' && key !== 'o') return;
      event.preventDefault();
      if (key === 's') void documents.file.save();
      else setOpening(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [documents]);
  const { known: file, conflict } = documents.file;
  const t = texts.documents;
  return (
    <>
      <span className="document-state" data-kept={documents.kept}>
        {file && !file.written ? t.unsaved(file.name) : documents.keeps && !documents.kept ? t.keeping : ''}
      </span>
      <button type="button" className="text-tool" onClick={() => setOpening(true)}>
        {t.open}
      </button>
      <button
        type="button"
        className="text-tool"
        title={t.saveHint(MAC ? '⌘S' : 'Ctrl+S')}
        onClick={() => void documents.file.save()}
      >
        {t.save}
      </button>
      <ShareMenu workbench={workbench} known={known} />
      {opening && <OpenDialog workbench={workbench} onEnd={() => setOpening(false)} />}
      {conflict && (
        <ConflictDialog conflict={conflict} mine={workbench.document.text} onEnd={() => documents.file.endConflict()} />
      )}
      {dropping && <div className="dropping">{texts.opening.drop}</div>}
    </>
  );
}

/** Whether files are being held over the page; dropped, they are opened. */
function useDrop(workbench: Workbench): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      void filesOf(event.dataTransfer!).then((files) => openFiles(workbench, files));
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    // Before the editor, which would put the text of the file where it was dropped.
    addEventListener('drop', drop, true);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop, true);
    };
  }, [workbench]);
  return over;
}

/** The files that were dropped, and those of a dropped folder. */
async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...data.files];
  const all = await Promise.all(entries.map(filesIn));
  return all.flat();
}

function filesIn(entry: FileSystemEntry): Promise<File[]> {
  return new Promise((resolve) => {
    const none = () => resolve([]);
    if (entry.isFile) (entry as FileSystemFileEntry).file((file) => resolve([file]), none);
    else {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      reader.readEntries(async (inside) => {
        const files = inside.filter(({ isFile }) => isFile).map(filesIn);
        resolve((await Promise.all(files)).flat());
      }, none);
    }
  });
}
