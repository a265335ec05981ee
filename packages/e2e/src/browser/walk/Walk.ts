import { join } from 'node:path';
import type { Demo } from '../Demo';
import { artifacts } from '../demoProcess';
import { people } from '../people';
import type { PortalPage } from '../PortalPage';
import { shoot, PHONE, USUAL, WIDEST } from '../screenshots';
import { findFaults } from './findFaults';
import { findMotion } from './findMotion';
import { findOverflow } from './findOverflow';
import { StandInBackend } from './StandInBackend';
import type { WalkState } from './WalkState';

const TABLET = 768;
const schemes = ['light', 'dark'] as const;

type Scheme = (typeof schemes)[number];

/** Somebody who looks at one state after the other, with a light and a dark portal side by side. */
export class Walk {
  private constructor(private readonly walkers: readonly Walker[]) {}

  static async begin(demo: Demo): Promise<Walk> {
    const walkers = await Promise.all(
      schemes.map(async scheme => {
        const portal = await demo.signIn(people.olivia, {
          colorScheme: scheme,
          kept: true,
        });
        const backend = await StandInBackend.install(portal.page);
        return { scheme, portal, backend };
      }),
    );
    return new Walk(walkers);
  }

  /** Looks at a state. @returns what is wrong with it */
  async visit(state: WalkState): Promise<string[]> {
    const faults = await Promise.all(
      this.walkers.map(walker =>
        lookAt(state, walker).catch(async error => {
          await keepLast(state, walker);
          throw error;
        }),
      ),
    );
    return faults.flat();
  }
}

interface Walker {
  scheme: Scheme;
  portal: PortalPage;
  backend: StandInBackend;
}

/** What is on the screen where something else was expected. */
async function keepLast({ name }: WalkState, { portal, scheme }: Walker) {
  const path = join(artifacts, 'last', `${name}-${scheme}.png`);
  await portal.page.screenshot({ path });
}

async function lookAt(state: WalkState, walker: Walker): Promise<string[]> {
  const { portal, backend, scheme } = walker;
  const { page } = portal;
  state.refusals?.forEach(status => portal.expectRefusal(status));
  backend.scene = state.scene;
  await portal.speak(state.language ?? 'en');

  const faults: string[] = [];
  const judged = scheme === 'light' ? USUAL : PHONE;
  for (const width of widthsOf(state, judged)) {
    await page.setViewportSize({ width, height: 900 });
    if (width === USUAL || state.act || state.brief) {
      await portal.openPath(state.path);
      await state.act?.(portal);
    }
    await shoot(state.sight(portal), { name: state.name, scheme, width });
    const found = [
      ...(await findMotion(page)),
      ...(width === judged ? await findFaults(page) : []),
      ...(width === WIDEST ? [] : await findOverflow(page)),
    ];
    faults.push(...found.map(fault => `${scheme}, ${width}: ${fault}`));
  }
  return faults;
}

function widthsOf({ brief, everyWidth }: WalkState, only: number): number[] {
  if (brief) {
    return [only];
  }
  return everyWidth ? [USUAL, TABLET, WIDEST, PHONE] : [USUAL, PHONE];
}
