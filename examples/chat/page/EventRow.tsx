import type { TrackParams } from "autumn-react";
import type { ReactNode } from "react";
import { formatTime } from "./formatTime";
import { Icon } from "./Icon";

type EventRowProps = {
  tone: "waiting" | "delivered" | "refused";
  params: Pick<TrackParams, "featureId" | "value">;
  /** Unix time in ms. */
  at: number;
  detail?: string;
  /** Buttons. */
  children?: ReactNode;
};

export function EventRow({ tone, params: { featureId, value = 1 }, at, detail, children }: EventRowProps) {
  return (
    <li className={`event tone-${tone}`}>
      <Icon name={tone} />
      <p className="event-title">
        <span className="visually-hidden">{tone}: </span>
        {featureId} <span className="event-value">{value < 0 ? `−${-value}` : `+${value}`}</span>
      </p>
      <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
      {children && (
        <div className="event-more">
          <p>{detail}</p>
          <div className="event-actions">{children}</div>
        </div>
      )}
    </li>
  );
}
