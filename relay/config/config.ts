import { FIELD_IDS } from '../../src/bundle/field-ids.ts';

/** How a relay runs, read from the environment once at start (`relay/config/read.ts`) and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database:
    { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
  /** Keys every hash and signature of the relay's own; at least 32 characters. */
  readonly secret: string;
  /** What agents sign in to `/desk` with. Without it there is no `/desk`. */
  readonly deskToken?: string;
  /** What `/metrics` asks for (`Authorization: Bearer …`). Without it only this machine itself is answered. */
  readonly metricsToken?: string;
  /** Networks (CIDR) whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Content folders, the newest first. */
  readonly content: readonly string[];
  /** How long tickets that are open at the local desk keep their words, in days. */
  readonly retentionDays: number;
  readonly limits: Limits;
  /** Lets requests go to private addresses. For tests alone. */
  readonly allowPrivate: boolean;
  readonly brands: Readonly<Record<string, BrandConfig>>;
}

export interface Limits {
  /** Tickets an hour from one network (/24 or /64), a day from one address, and a minute from everywhere. */
  readonly network: number;
  readonly address: number;
  readonly all: number;
}

export interface BrandConfig {
  /** Exact origins of the pages that may send tickets of this brand. */
  readonly origins: readonly string[];
  readonly desk: DeskConfig;
  /** A line to Slack besides, where the brief has an escalation. */
  readonly slack?: SlackConfig;
}

export type DeskConfig = { readonly kind: 'local' } | ZendeskConfig | WebhookConfig;

/** What of a ticket may go into a custom field of Zendesk's. */
export const ZENDESK_FIELDS = [...FIELD_IDS, 'reference', 'topic', 'outcome'] as const;
export type ZendeskField = (typeof ZENDESK_FIELDS)[number];

export interface ZendeskConfig {
  readonly kind: 'zendesk';
  /** https origin of the account: `https://example.zendesk.com`. */
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our field -> the id of the custom field. */
  readonly fields: Readonly<Partial<Record<ZendeskField, string>>>;
  readonly tags: readonly string[];
  readonly form?: string;
  /** The user to change is copied in (email_ccs). Only where the brand's triggers are safe. */
  readonly copyIn: boolean;
  /** The public comment quotes the customer. Only where the brand's triggers are safe. */
  readonly quote: boolean;
}

export interface WebhookConfig {
  readonly kind: 'webhook';
  readonly url: string;
  readonly secret: string;
}

export interface SlackConfig {
  /** An incoming webhook's address. */
  readonly url: string;
}
