"""Visits to the kiosk: card, questions, with or without camera."""

from dataclasses import dataclass, field

from tests.recording.browser import Browser, Fields
from tests.recording.people import PICTURE, Registered

FRAME_EVERY_MS = 2_600
LONGEST_MS = 30_000


@dataclass(frozen=True)
class Answers:
    """What the person says, question by question."""

    mood: str = "well"
    changes: str = "no"
    support: tuple[str, ...] = ()
    contact: str = "no"
    words: str = ""

    def in_order(self) -> list[Fields]:
        """One form a question."""
        return [{"answer": value} for value in (self.mood, self.changes, self.support, self.contact, self.words)]


@dataclass
class Kiosk:
    """A device whose visitors come one after the other."""

    device: Browser
    nothing_said: Answers = field(default_factory=Answers)

    async def identify(self, who: Registered) -> Browser:
        """Card and PIN."""
        visitor = Browser(self.device.internet, f"kiosk with {who.person.key}", dict(self.device.cookies))
        await visitor.post("biometrics", "/kiosk/card", {"code": who.card, "pin": who.pin}, language=who.person.language)
        return visitor

    async def answer(self, who: Registered, answers: Answers | None = None) -> Browser:
        """The questions too."""
        visitor = await self.identify(who)
        for number, given in enumerate((answers or self.nothing_said).in_order(), 1):
            await visitor.post("biometrics", f"/kiosk/question/{number}", given, language=who.person.language)
        return visitor

    async def hand_in(self, who: Registered, answers: Answers | None = None, *, camera: bool = True) -> Browser:
        """With the camera or without it; then the check-in is handed in."""
        visitor = await self.answer(who, answers)
        if camera:
            await capture(visitor)
        else:
            await visitor.post("biometrics", "/kiosk/without-camera", {"reason": "camera_refused"})
        return visitor


async def capture(visitor: Browser) -> None:
    """Frames until the challenge is over. The engine cannot look, so the challenge follows the clock."""
    challenge = await visitor.post("biometrics", "/kiosk/challenge", headers={"accept": "application/json"})
    nonce = challenge.find(r'"nonce":"([^"]*)"')
    for moment in range(0, LONGEST_MS, FRAME_EVERY_MS):
        form = {"nonce": nonce, "timings": str(moment)}
        files = [("frames", ("frame.jpg", PICTURE, "image/jpeg"))]
        answer = await visitor.post("biometrics", "/kiosk/frames", form, files=files, headers={"accept": "application/json"})
        if '"next"' in answer.text:
            return
    raise AssertionError("The capture comes to no end")
