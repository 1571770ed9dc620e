import type { DeploymentState } from '@ai-edge/backstage-plugin-ai-edge-common';
import { conditionOf, sentence } from '../kserve/falseCondition';
import type { Device, ReportedApplication } from './flightctlTypes';

interface StateAndMessage {
  state: DeploymentState;
  message?: string;
}

/** True when the device runs what is wanted: only then is what is wanted what it runs. */
export function isUpToDate({ status }: Device): boolean {
  return status?.updated?.status === 'UpToDate';
}

/** How many of its containers are ready, of how many. */
export function containersOf(
  reported: ReportedApplication | undefined,
): { ready: number; desired: number } | undefined {
  const [, ready, desired] = /^(\d+)\/(\d+)$/.exec(reported?.ready ?? '') ?? [];
  return desired === undefined
    ? undefined
    : { ready: Number(ready), desired: Number(desired) };
}

function whenRunning(
  device: Device,
  reported: ReportedApplication,
): StateAndMessage {
  const { status } = device;
  const updating = conditionOf(status?.conditions, 'Updating');
  const info = status?.updated?.info;
  if (!isUpToDate(device) && updating?.reason === 'Error') {
    return {
      state: 'failed',
      message:
        `The newest version does not start, the one before still serves. ${
          updating.message || info || ''
        }`.trim(),
    };
  }
  if (status?.updated?.status === 'Updating') {
    return { state: 'progressing', message: sentence('Updating', info) };
  }
  const containers = containersOf(reported);
  if (containers && containers.ready < containers.desired) {
    return {
      state: 'progressing',
      message: `${containers.ready} of ${containers.desired} containers are ready.`,
    };
  }
  return status?.updated?.status === 'OutOfDate'
    ? {
        state: 'ready',
        message: 'The device has not taken on its newest definition yet.',
      }
    : { state: 'ready' };
}

function whenSilent(device: Device): StateAndMessage {
  return isUpToDate(device)
    ? { state: 'unknown', message: 'The device reports nothing of it.' }
    : { state: 'progressing', message: 'The device has not started it yet.' };
}

/** One word for how an application is on its device, and what explains it. */
export function applicationState(
  device: Device,
  reported: ReportedApplication | undefined,
  wanted: boolean,
): StateAndMessage {
  const { metadata, status } = device;
  if (
    metadata.deletionTimestamp ||
    status?.lifecycle?.status === 'Decommissioning' ||
    (!wanted && !reported?.embedded)
  ) {
    return { state: 'leaving' };
  }
  switch (reported?.status) {
    case 'Running':
      return whenRunning(device, reported);
    case 'Preparing':
    case 'Starting':
      return { state: 'progressing', message: `${reported.status}.` };
    case 'Stopped':
      return { state: 'stopped' };
    case 'Completed':
      return { state: 'stopped', message: 'It has run to its end.' };
    case 'Error':
      return {
        state: 'failed',
        message: status?.applicationsSummary?.info || undefined,
      };
    case undefined:
      return whenSilent(device);
    default:
      return { state: 'unknown' };
  }
}
