import { SimulatorClock } from '../clock/SimulatorClock';
import { ObjectStore } from '../store/ObjectStore';
import { EventRecorder } from './EventRecorder';
import { stored } from './stored';
import { aNode } from './testUtils/objects';

describe('the recorder of events', () => {
  const clock = new SimulatorClock({
    startAt: new Date('2026-01-15T09:00:00Z'),
  });
  const source = { component: 'kubelet', host: 'node-1' };
  let store: ObjectStore;

  beforeEach(() => {
    store = new ObjectStore({ clock });
  });

  function record(
    messages: string[],
    recorder = new EventRecorder(store, clock),
  ) {
    const object =
      store.get(stored.nodes, undefined, 'node-1') ??
      store.create(stored.nodes, aNode(0));
    messages.forEach(message =>
      recorder.record(source, { object, reason: 'Said', message }),
    );
    return store
      .list(stored.events)
      .map(({ message, count }) => `${message} ×${count}`);
  }

  it.each([
    ['counts the same remark', ['a', 'a', 'b', 'a'], ['a ×3', 'b ×1']],
    [
      'takes many similar ones together',
      [...'abcdefghijklm'],
      [
        ...[...'abcdefghi'].map(char => `${char} ×1`),
        '(combined from similar events): m ×4',
      ],
    ],
  ])('%s', (_, messages, written) => {
    expect(record(messages)).toEqual(written);
  });

  it('writes warnings alone, where it is told to', () => {
    expect(record(['a'], new EventRecorder(store, clock, 'warnings'))).toEqual(
      [],
    );
  });

  it('writes an event again that somebody has deleted', () => {
    const recorder = new EventRecorder(store, clock);
    record(['a'], recorder);
    store.delete(
      stored.events,
      'default',
      store.list(stored.events)[0]!.metadata.name,
    );
    expect(record(['a'], recorder)).toEqual(['a ×1']);
  });
});
