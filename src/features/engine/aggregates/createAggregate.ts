import type { Measure } from "../Measure";
import { CountDistinctOver } from "./CountDistinctOver";
import { CountOver } from "./CountOver";
import { LatestOver } from "./LatestOver";
import { MaxOver } from "./MaxOver";
import { MaxOverPast } from "./MaxOverPast";
import { SumOver } from "./SumOver";
import type { WindowAggregate } from "./WindowAggregate";

/** An aggregate that has seen nothing yet, for a measure whose window reaches so far back. */
export function createAggregate({ aggregate, isDistinct }: Measure, reachUs: number): WindowAggregate {
  if (isDistinct) return new CountDistinctOver();
  switch (aggregate) {
    case "count":
      return new CountOver();
    case "sum":
      return new SumOver();
    case "latest":
      return new LatestOver();
    default: {
      const sign = aggregate === "max" ? 1 : -1;
      return reachUs === Infinity ? new MaxOverPast(sign) : new MaxOver(sign);
    }
  }
}
