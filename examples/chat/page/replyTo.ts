export const suggestions = ["Why do leaves turn red?", "Where do swallows go?", "What should I plant now?"];

const replies: [RegExp, string][] = [
  [
    /leaf|leaves|red|colou?r/i,
    "As days shorten, trees take their green chlorophyll back in. The yellows were there all along; the reds are made fresh, a sunscreen for the last weeks of work.",
  ],
  [
    /swallow|bird|goose|geese|fly/i,
    "South, and in company. Swallows from northern Europe cross the Sahara and reach the Cape about six weeks later, weighing as much as four sheets of paper.",
  ],
  [
    /plant|garden|bulb|grow/i,
    "Tulips, garlic and anything with woody roots. The soil is still warm while the air is cool: roots grow, and leaves do not ask for water.",
  ],
  [/hello|hi\b|hey/i, "Hello! The kettle is on. What would you like to know about autumn?"],
];

const others = [
  "I only know autumn, but I know it well: ask me about leaves, birds or bulbs.",
  "That is a winter question. Come back in three months.",
  "Let me think about that on a walk. Watch out for conkers.",
];

/** Maple's answer, made up on the spot: this demo meters messages, it does not think about them. */
export function replyTo(text: string): string {
  const known = replies.find(([pattern]) => pattern.test(text));
  return known ? known[1] : (others[text.length % others.length] ?? "");
}
