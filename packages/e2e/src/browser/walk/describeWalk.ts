import type { Demo } from '../Demo';
import { cardStates } from './cardStates';
import { dialogStates } from './dialogStates';
import { operationStates } from './operationStates';
import { tabStates } from './tabStates';
import { Walk } from './Walk';

/** Every screen in every state, in light and dark, on a phone and on a desk. */
export function describeWalk(demo: () => Demo): void {
  describe('every screen and state', () => {
    let walk: Walk;
    beforeAll(async () => {
      walk = await Walk.begin(demo());
    });

    it.each([...tabStates, ...cardStates, ...dialogStates, ...operationStates])(
      '$name',
      async state => {
        expect(await walk.visit(state)).toEqual([]);
      },
    );
  });
}
