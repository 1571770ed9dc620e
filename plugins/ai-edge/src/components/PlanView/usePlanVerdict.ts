import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useState } from 'react';
import type { Plan } from '../../hooks/usePlan';
import { verdict, type Verdict } from './verdict';

/** What may be done with a plan. Its warnings count as read until another one is shown. */
export function usePlanVerdict(plan: Plan): {
  preview?: Preview;
  verdict?: Verdict;
  isRead: boolean;
  onRead: (isRead: boolean) => void;
} {
  const [readHash, setReadHash] = useState<string>();
  const preview = plan.state === 'planned' ? plan.preview : undefined;
  const isRead = preview !== undefined && readHash === preview.hash;
  return {
    preview,
    verdict: preview && verdict(preview, isRead),
    isRead,
    onRead: ticked => setReadHash(ticked ? preview?.hash : undefined),
  };
}
