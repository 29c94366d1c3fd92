import { Button, Group, Modal } from '@mantine/core';
import { useFocusBack } from '../app/useFocusBack.js';
import { texts } from '../texts.js';
import { Difference } from './Difference.js';
import type { Conflict } from './fileBehind.js';

/** Shows both texts of a file that somebody else has changed, and asks which one is to stand. */
export function ConflictDialog({ conflict, mine, onEnd }: { conflict: Conflict; mine: string; onEnd: () => void }) {
  const { theirs, file, overwrite, takeOver } = conflict;
  const t = texts.documents.conflict;
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onEnd}
      title={t.title(file)}
      size="xl"
      closeButtonProps={{ 'aria-label': texts.documents.cancel }}
    >
      {theirs === null ? (
        <p>{t.gone(file)}</p>
      ) : (
        <>
          <p>{t.says}</p>
          <Difference before={theirs} after={mine} />
        </>
      )}
      <Group mt="md">
        <Button onClick={onEnd} variant="default" data-autofocus>
          {texts.documents.cancel}
        </Button>
        {theirs !== null && (
          <Button onClick={takeOver} variant="default">
            {t.takeOver}
          </Button>
        )}
        <Button onClick={overwrite}>{t.overwrite}</Button>
      </Group>
    </Modal>
  );
}
