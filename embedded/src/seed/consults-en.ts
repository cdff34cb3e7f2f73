import type { Consult } from "./consult.ts";
import { EMILY, VERA } from "./people.ts";
import { BUDDY, PEPPER } from "./pets.ts";

export const englishConsults: readonly Consult[] = [
  {
    owner: EMILY,
    vet: VERA,
    pet: BUDDY,
    type: "chat",
    language: "en",
    periodsAgo: 2,
    day: 7,
    minute: 3 * 60 + 18,
    paid: "plan",
    text: "Buddy ate a corn cob and has thrown up twice since dinner",
    talk: [
      ["v", "Hi Emily, this is Vera. A corn cob can block the bowel. Is he still able to keep water down? Any stool today?"],
      ["o", "He drank and threw that up as well. Normal poop this morning, nothing since."],
      ["v", "Is his belly tight, or does he stand with his front down and his rear up?"],
      ["o", "He keeps stretching like that, yes."],
      [
        "v",
        "That is belly pain. He needs X-rays tonight, please go to an emergency clinic now. Nothing more by mouth on the way.",
      ],
      ["o", "Leaving. Thank you for not sugar-coating it."],
    ],
  },
  {
    owner: EMILY,
    vet: VERA,
    pet: PEPPER,
    type: "video",
    language: "en",
    periodsAgo: 1,
    day: 3,
    minute: 1 * 60 + 44,
    paid: "plan",
    text: "Pepper keeps squinting with one eye and it waters",
    talk: [
      [
        "v",
        "Hello again, Emily. On the video the right eye is half shut and the third eyelid shows. Any fight or dust that you know of?",
      ],
      ["o", "She knocked over a cactus yesterday."],
      [
        "v",
        "Then assume a scratch or a spine in the cornea. Put a cone on her and have it stained with fluorescein tomorrow morning. No leftover drops: steroids make an ulcer much worse.",
      ],
      ["o", "Glad I asked, I had some in my hand."],
    ],
  },
  {
    owner: EMILY,
    vet: VERA,
    pet: BUDDY,
    type: "chat",
    language: "en",
    periodsAgo: 1,
    day: 18,
    minute: 15 * 60 + 30,
    paid: "plan",
    text: "How soon after surgery can Buddy go for walks again?",
    talk: [
      [
        "v",
        "Good to hear that he is home! Ten to fourteen days on the lead only, five minutes at a time, until the stitches are out.",
      ],
      ["o", "He already wants to run."],
      [
        "v",
        "They always do. Puzzle feeders help. Check the wound twice a day, and call your clinic if it swells, smells or opens.",
      ],
    ],
  },
];
