import type { Request } from 'express';
import { apiVersionOf } from '../apiVersion';
import type { KubeObject, ResourceType } from '../types';
import { renderingOf, renderOne } from './rendering';

/** How the events of one watch are written. */
export class WatchRendering {
  readonly #request: Request;
  readonly #type: ResourceType;
  readonly #version: string;
  #columnsSent = false;

  private constructor(request: Request, type: ResourceType, version: string) {
    this.#request = request;
    this.#type = type;
    this.#version = version;
  }

  static create(request: Request, type: ResourceType, version: string) {
    return new WatchRendering(request, type, version);
  }

  event(object: KubeObject): object {
    const rendered = renderOne(
      this.#request,
      this.#type,
      this.#version,
      object,
    );
    // A table watch names its columns once.
    if ('columnDefinitions' in rendered && this.#columnsSent) {
      return { ...rendered, columnDefinitions: [] };
    }
    this.#columnsSent = true;
    return rendered;
  }

  bookmark(
    resourceVersion: number,
    annotations?: Record<string, string>,
  ): object {
    const metadata = {
      resourceVersion: String(resourceVersion),
      ...(annotations && { annotations }),
    };
    switch (renderingOf(this.#request)) {
      case 'table':
        return {
          kind: 'Table',
          apiVersion: 'meta.k8s.io/v1',
          metadata,
          columnDefinitions: [],
          rows: [],
        };
      case 'metadata':
        return {
          kind: 'PartialObjectMetadata',
          apiVersion: 'meta.k8s.io/v1',
          metadata,
        };
      default:
        return {
          kind: this.#type.kind,
          apiVersion: apiVersionOf(this.#type.group, this.#version),
          metadata,
        };
    }
  }
}
