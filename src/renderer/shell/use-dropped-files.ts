import { useEffect, useEffectEvent, useState } from 'react';
import { useAction, useClient } from '../api/hooks.js';
import { useToast } from '../state/toasts.js';
import { useBundleOpening } from '../files/bundle-opening.js';
import { kindOfDropped, type DroppedKind } from './dropped-files.js';
import { goTo } from './hash-location.js';

/** Takes files that are dropped on the window; gives whether some are held over it. */
export function useDroppedFiles(): boolean {
  const client = useClient();
  const toast = useToast();
  const create = useAction('designs.create');
  const addPath = useAction('subjects.addPath');
  const openBundle = useBundleOpening();
  const [over, setOver] = useState(false);

  const takeStudyFile = async (file: File): Promise<void> => {
    const draft = await create.mutateAsync({ from: { kind: 'file', text: await file.text() } });
    goTo(`/design/${draft.id}`);
  };

  const takePath = async (file: File): Promise<void> => {
    const path = client.pathOfFile(file);
    if (path === null) {
      toast({
        tone: 'information',
        title: 'A browser does not tell where a file lies',
        text: 'On the page Subjects you can choose its folder, or paste its path.',
        action: { label: 'Open Subjects', onSelect: () => goTo('/subjects') },
      });
      return;
    }
    const list = await addPath.mutateAsync({ path });
    toast({
      tone: 'success',
      title: `${file.name} was added`,
      text:
        list.subjects.length === 1
          ? 'There is 1 subject now.'
          : `There are ${list.subjects.length} subjects now.`,
      action: { label: 'Show subjects', onSelect: () => goTo('/subjects') },
    });
  };

  const takers: Readonly<Record<DroppedKind, (file: File) => Promise<void>>> = {
    'study-file': takeStudyFile,
    'subject-path': takePath,
    bundle: async (file) => {
      goTo('/bundles');
      await openBundle(file);
    },
  };

  const take = useEffectEvent((files: readonly File[]) => {
    for (const file of files) {
      const taken = takers[kindOfDropped(file.name)](file);
      // The actions have told what went wrong.
      taken.catch(() => undefined);
    }
  });

  useEffect(() => {
    let depth = 0;
    const onEnter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      setOver(depth > 0);
    };
    const onOver = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth = 0;
      setOver(false);
      // A place on a page that takes files itself has taken these.
      if (event.defaultPrevented) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
