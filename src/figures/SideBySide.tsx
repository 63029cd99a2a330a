import './through-time/through-time.css';
import './side-by-side/side-by-side.css';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { withSteps } from '../engine/experiment.ts';
import { useLab, useLabState, useSetting } from '../lab/react.ts';
import { Sentence } from './parts/Sentence.tsx';
import { Controls, LengthControl, More } from './side-by-side/Controls.tsx';
import { CurvesTable } from './side-by-side/CurvesTable.tsx';
import { Key } from './side-by-side/Key.tsx';
import { farthest, panelOf, type Named } from './side-by-side/model.ts';
import { Plot } from './side-by-side/Plot.tsx';
import { Readings } from './side-by-side/Readings.tsx';
import {
  asSetting,
  COMPARED,
  drawnNetwork,
  MOST_SEED,
  setupOf,
  type Setup,
} from './side-by-side/setup.ts';
import { useBands } from './side-by-side/use-bands.ts';
import { bandWords, Words } from './side-by-side/Words.tsx';

interface Props {
  /** "10.1" */
  number: string;
  /** Networks with weights of their own, in place of the drawn ones; each reads its sequence again and again, up to T. */
  networks?: readonly Named[];
  /** T at the start. */
  steps?: number;
}

/**
 * Networks side by side on the same axes: what becomes of the error of the last loss on its way back. Without `networks`, an
 * RNN, an LSTM and a GRU drawn from one seed, on one sequence with a long lag. What a reader sets stands in the lab's settings;
 * the experiment of the lab is not touched.
 */
export function SideBySide({ networks, ...rest }: Props) {
  return networks ? <Given networks={networks} {...rest} /> : <DrawnByChance {...rest} />;
}

function Given({ number, networks, steps: usual = 100 }: Props & { networks: readonly Named[] }) {
  const settings = useLabState((state) => state.settings);
  const { steps } = setupOf(settings, usual);
  const all = useMemo(
    () =>
      networks.map(({ name, experiment }) => ({ name, experiment: withSteps(experiment, steps) })),
    [networks, steps],
  );
  return (
    <div className="side-by-side">
      <div className="dials controls" role="group" aria-label="Length">
        <LengthControl steps={steps} />
      </div>
      <Compared number={number} networks={all} setup={null} />
    </div>
  );
}

function DrawnByChance({ number, steps = 100 }: Props) {
  const lab = useLab();
  const settings = useLabState((state) => state.settings);
  const setup = useMemo(() => setupOf(settings, steps), [settings, steps]);
  const { seed, units, steps: T } = setup;
  const { recurrent, gain, keep } = setup.rule;
  const networks = useMemo(() => {
    const drawn = { seed, units, steps: T, many: false, rule: { recurrent, gain, keep } };
    return COMPARED.map((cell) => drawnNetwork(cell, drawn, seed));
  }, [seed, units, T, recurrent, gain, keep]);
  return (
    <div className="side-by-side">
      <Controls setup={setup} />
      <Compared number={number} networks={networks} setup={setup}>
        <div className="side-buttons controls">
          <button
            type="button"
            className="word"
            onClick={() => lab.set('seed', asSetting(seed === MOST_SEED ? 1 : seed + 1))}
          >
            Another seed
          </button>
          <button
            type="button"
            className="word"
            onClick={() => lab.set('seeds', setup.many ? null : 'many')}
          >
            {setup.many ? 'Without the band of 20 seeds' : 'Show a band of 20 seeds'}
          </button>
          <More setup={setup} />
        </div>
      </Compared>
    </div>
  );
}

interface ComparedProps {
  number: string;
  networks: readonly Named[];
  setup: Setup | null;
  /** Further controls. */
  children?: ReactNode;
}

function Compared({ number, networks, setup, children }: ComparedProps) {
  const now = useMemo(() => ({ networks, setup }), [networks, setup]);
  // A drag moves its control first: three networks may take a frame.
  const shown = useDeferredValue(now);
  const panels = useMemo(() => shown.networks.map(panelOf), [shown.networks]);
  const bands = useBands(shown.setup);
  const many = shown.setup?.many ?? false;
  const far = farthest(panels);
  const [text, setBack] = useSetting('back', String(Math.round(far / 2)));
  const back = Math.min(Number(text), far);
  const onBack = (wanted: number) => setBack(String(Math.min(Math.max(wanted, 0), far)));
  return (
    <>
      <p className="side-axis">
        Size of the error from the last loss, at each step on its way back: ‖∂<i>L</i>
        <sub className="italic">T</sub> ⁄ ∂<i>h</i>
        <sub className="italic">t</sub>‖ and ‖∂<i>L</i>
        <sub className="italic">T</sub> ⁄ ∂<i>c</i>
        <sub className="italic">t</sub>‖, against the steps back,{' '}
        <span className="nowrap">
          <i>T</i> − <i>t</i>
        </span>
      </p>
      <Plot panels={panels} bands={bands} back={back} onBack={onBack} />
      <Key panels={panels} hasBand={many} />
      {children}
      {many && <p className="side-band-words">{bandWords(bands !== null)}</p>}
      <div className="side-said">
        <Readings panels={panels} many={many} bands={bands} back={back} />
        <div>
          <Sentence number={number} approximate>
            <Words panels={panels} setup={shown.setup} />
          </Sentence>
        </div>
      </div>
      <CurvesTable panels={panels} />
    </>
  );
}
