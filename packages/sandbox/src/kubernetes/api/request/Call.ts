import { ServerResponse } from 'node:http';
import { User } from '../../access/users';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { RequestInfo } from './requestInfo';

/** A request whose sender is known and may make it. */
export interface Call {
  method: string;
  query: URLSearchParams;
  info: RequestInfo;
  user: User;
  contentType: string;
  body: string;
  /** Who writes, for managedFields. */
  fieldManager: string;
}

/** An answer that is complete. */
export interface CompleteAnswer {
  status: number;
  /** An object is sent as JSON. */
  body: object | string;
  /** @default 'application/json' */
  contentType?: string;
  headers?: Readonly<Record<string, string>>;
  /** What a write stored, or would have stored. */
  stored?: KubernetesObject;
}

/** An answer that goes on. */
export interface StreamingAnswer {
  contentType: string;
  /** Begins to write once the head was sent. The function that it returns ends that when the other side has gone. */
  stream: (response: ServerResponse) => () => void;
}

export type Answer = CompleteAnswer | StreamingAnswer;
