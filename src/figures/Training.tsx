import './frame-sentence.css';
import './through-time/through-time.css';
import './side-by-side/side-by-side.css';
import './training/training.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLabState } from '../lab/react.ts';
import { Buttons, Files, Past } from './training/Buttons.tsx';
import { Controls, More } from './training/Controls.tsx';
import { networkAt, raceInWords } from './training/flow.ts';
import { updatesInWords } from './parts/counts.ts';
import { Below, useExamined } from './parts/Examined.tsx';
import { CoursePlots, FlowPlot } from './training/Plots.tsx';
import type { RaceOptions } from './training/race.ts';
import { Readings } from './training/Readings.tsx';
import { keyOf, paceOf, raceOf, RACERS, setupsOf } from './training/setup.ts';
import { useFlows, useRace, useSpokenNowAndThen } from './training/use-race.ts';
import { Words } from './training/Words.tsx';
import { Edits } from './Weights.tsx';

interface Props {
  /** "11.4" */
  number: string;
  /** The id of the first figure below that shows what is examined. */
  below: string;
  /** For tests: what stands for the trainer and for what is kept. */
  options?: RaceOptions;
}

/**
 * An RNN, an LSTM and a GRU learn one task from one seed, live; beside their loss, what becomes of the error of the last loss on
 * its way back, in the network as it is by then. What a reader sets stands in the lab's settings; any moment can be taken
 * into the lab, where the book's other figures show it.
 */
export function Training({ number, below, options }: Props) {
  const settings = useLabState((state) => state.settings);
  const race = useMemo(() => raceOf(settings), [settings]);
  const key = JSON.stringify(race);
  const setups = useMemo(() => setupsOf(JSON.parse(key) as typeof race), [key]);
  const [state, control] = useRace(setups, paceOf(settings), options);
  const { flows, starts } = useFlows(state);
  const [known, examine] = useExamined();
  const racing = useMemo(() => setups.map((setup) => keyOf([setup])), [setups]);
  const onExamine = (k: number) => {
    const { moment, setups } = control.getState();
    examine(networkAt(setups[k]!, moment.weights[k]!, moment.count), {
      name: `the ${RACERS[k]!.name} after ${updatesInWords(moment.count)}`,
      of: keyOf([setups[k]!]),
      from: `of another race than this: ${raceInWords(setups[k]!)}`,
    });
  };
  return (
    <div className="side-by-side race" data-state={state.state}>
      <Controls race={race} pace={paceOf(settings)} />
      <Buttons control={control} race={state} />
      <div className="race-plots">
        <div className="race-plot race-flow">
          <p className="race-title">
            <i>Error</i> of the last loss on its way back, ‖∂<i>L</i>
            <sub className="italic">T</sub> ⁄ ∂<i>h</i>
            <sub className="italic">t</sub>‖; faint, at the start
          </p>
          <FlowPlot flows={flows} starts={starts} />
          <p className="race-title race-below">
            steps back,{' '}
            <span className="nowrap">
              <i>T</i> − <i>t</i>
            </span>
          </p>
        </div>
        <div className="race-plot race-course">
          <CoursePlots race={state} />
        </div>
      </div>
      <Past control={control} race={state} />
      <Readings race={state} flows={flows} onExamine={onExamine} />
      <Said number={number} race={state} flows={flows} />
      <Below
        known={known}
        id={below}
        called="figures below"
        now={racing}
        first="a network before its first update"
      >
        <i>Examine</i> puts one of these three there, as it is at the moment in view.
      </Below>
      <div className="side-buttons controls">
        <Files control={control} />
        <More race={race} />
      </div>
      <Edits loss={false} />
      <p className="race-note" role="status">
        {state.said}
      </p>
    </div>
  );
}

function Said({ number, race, flows }: { number: string } & Parameters<typeof Words>[0]) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    setWords(sentence.current!.textContent);
  }, [race, flows]);
  const spoken = useSpokenNowAndThen(words);
  return (
    <>
      <p className="frame-sentence" ref={sentence} suppressHydrationWarning>
        <span className="figure-number">Figure {number}</span> <Words race={race} flows={flows} />
      </p>
      <p className="vh" role="status">
        {spoken}
      </p>
    </>
  );
}
