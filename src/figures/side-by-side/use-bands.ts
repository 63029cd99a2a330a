import { useEffect, useState } from 'react';
import { bandOf, panelOf, type Band, type Line } from './model.ts';
import { COMPARED, drawnNetwork, MANY, type Setup } from './setup.ts';

/** One band a network, in the order of COMPARED. */
export type Bands = readonly Band[];

/** Those last asked for, the latest last. */
const known = new Map<string, Bands>();
const KEPT = 8;
/** A drag has rested. */
const REST = 250;

const keyOf = ({ units, steps, rule }: Setup) => JSON.stringify([units, steps, rule]);

/**
 * The bands of many seeds, null until they are there. One network is drawn and carried back at a time, and the page has a
 * turn in between: sixty networks of 16 units over 300 steps take a third of a second, none of them more than 20 ms.
 */
export function useBands(setup: Setup | null): Bands | null {
  const key = setup?.many ? keyOf(setup) : null;
  const [made, setMade] = useState<{ key: string; bands: Bands } | null>(null);
  useEffect(() => {
    if (!setup || key === null) return;
    const networks: (readonly Line[])[][] = COMPARED.map(() => []);
    let timer: ReturnType<typeof setTimeout>;
    const one = () => {
      const done = networks.reduce((sum, list) => sum + list.length, 0);
      const at = done % COMPARED.length;
      const seed = 1 + Math.floor(done / COMPARED.length);
      if (known.has(key) || seed > MANY) {
        const bands = known.get(key) ?? networks.map(bandOf);
        remember(key, bands);
        setMade({ key, bands });
        return;
      }
      // The curves alone: sixty traces would be a hundred megabytes.
      networks[at]!.push(panelOf(drawnNetwork(COMPARED[at]!, setup, seed)).lines);
      timer = setTimeout(one);
    };
    timer = setTimeout(one, known.has(key) ? 0 : REST);
    return () => clearTimeout(timer);
    // The key says all of the setup that the bands depend on.
  }, [key]);
  return made !== null && made.key === key ? made.bands : null;
}

function remember(key: string, bands: Bands): void {
  known.delete(key);
  known.set(key, bands);
  if (known.size > KEPT) known.delete(known.keys().next().value!);
}
