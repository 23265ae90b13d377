import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_TOASTS, useToasts } from '../../../src/renderer/state/toasts.js';

const { show, dismiss } = useToasts.getState();
const titles = (): string[] => useToasts.getState().shown.map(({ title }) => title);

describe('notices', () => {
  beforeEach(() => useToasts.setState({ shown: [] }));

  it('stand in the order of their coming, the oldest making place', () => {
    for (let place = 0; place <= MAX_TOASTS; place += 1) show({ tone: 'information', title: `${place}` });
    expect(titles()).toEqual(['1', '2', '3', '4']);
  });

  it('that say the same stand once', () => {
    show({ tone: 'problem', title: 'a', text: 'x' });
    show({ tone: 'problem', title: 'b' });
    show({ tone: 'problem', title: 'a', text: 'x' });
    expect(titles()).toEqual(['b', 'a']);
  });

  it('that differ in their text stand beside each other', () => {
    show({ tone: 'problem', title: 'a', text: 'x' });
    show({ tone: 'problem', title: 'a', text: 'y' });
    expect(titles()).toEqual(['a', 'a']);
  });

  it('take the place of an earlier one on the same', () => {
    show({ tone: 'information', title: 'removed', topic: 'study-1' });
    show({ tone: 'success', title: 'back', topic: 'study-1' });
    show({ tone: 'success', title: 'other', topic: 'study-2' });
    expect(titles()).toEqual(['back', 'other']);
  });

  it('go when they are dismissed', () => {
    show({ tone: 'information', title: 'a' });
    show({ tone: 'information', title: 'b' });
    dismiss(useToasts.getState().shown[0]!.id);
    expect(titles()).toEqual(['b']);
  });
});
