import type { CheckReport } from './CheckReport';

/** The report for other programs. */
export function jsonReport(report: CheckReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
