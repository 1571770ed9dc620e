/** The parts of Tekton's v1 objects that are read, as `pkg/apis/pipeline/v1` of tektoncd/pipeline has them. */

export type TektonValue = string | string[] | Record<string, string>;

interface Metadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export interface TektonCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
}

export interface TektonParam {
  name: string;
  value: TektonValue;
}

interface PipelineSpec {
  description?: string;
  params?: {
    name: string;
    type?: 'string' | 'array' | 'object';
    description?: string;
    default?: TektonValue;
  }[];
  workspaces?: { name: string; optional?: boolean }[];
  tasks?: { name: string }[];
  finally?: { name: string }[];
}

export interface TektonPipeline {
  metadata: Metadata;
  spec: PipelineSpec;
}

export interface TektonPipelineRun {
  apiVersion?: string;
  kind?: string;
  metadata: Metadata;
  spec: {
    pipelineRef?: { name?: string };
    params?: TektonParam[];
    workspaces?: Record<string, unknown>[];
    timeouts?: { pipeline?: string };
    taskRunTemplate?: { serviceAccountName?: string };
    status?: string;
  };
  status?: {
    conditions?: TektonCondition[];
    startTime?: string;
    completionTime?: string;
    results?: TektonParam[];
    pipelineSpec?: PipelineSpec;
    childReferences?: { name: string; pipelineTaskName?: string }[];
    skippedTasks?: { name: string; reason?: string }[];
  };
}

export interface TektonTaskRun {
  metadata: Metadata;
  status?: {
    conditions?: TektonCondition[];
    startTime?: string;
    completionTime?: string;
  };
}
