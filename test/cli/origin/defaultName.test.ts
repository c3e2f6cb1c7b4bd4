/** A run that nobody named is called by the program that runs, and by nothing that could be a secret. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { defaultName } from "../../../src/cli/origin/defaultName.ts"

const named = (line: string) => {
  const [command = "", ...args] = line.split(" ")
  return defaultName(command, args)
}

const rows: ReadonlyArray<readonly [line: string, name: string]> = [
  ["python train.py --lr 0.1", "train.py"],
  ["python3.11 -u -W ignore src/train.py data.py", "train.py"],
  ["/opt/env/bin/python -m pkg.train --lr 0.1", "pkg.train"],
  ["python -um pkg.train", "pkg.train"],
  ["python -mpkg.train token", "pkg.train"],
  ["python", "python"],
  ["python -c code token", "python"],
  ["python -ccode token", "python"],
  ["python - token", "python"],
  ["bash run.sh a b", "run.sh"],
  ["bash -euxo pipefail ./jobs/run.sh", "run.sh"],
  ["bash -lc token", "bash"],
  ["sh -c token", "sh"],
  ["bash -s token", "bash"],
  ["node --max-old-space-size=4096 -r ./hook.js train.mjs", "train.mjs"],
  ["node -e token", "node"],
  ["bun run train.ts", "train.ts"],
  ["Rscript --vanilla fit.R", "fit.R"],
  ["julia -t 8 fit.jl", "fit.jl"],
  ["perl -ne token data", "perl"],
  ["java -Xmx4g -jar app.jar", "app.jar"],
  ["java -cp lib.jar org.lab.Train", "org.lab.Train"],
  ["./train --key token", "train"],
  ["train", "train"],
  ["torchrun --nproc-per-node 8 train.py --config c.yaml", "train.py"],
  ["torchrun --nproc_per_node=8 -m pkg.train", "pkg.train"],
  ["torchrun train.py", "train.py"],
  ["deepspeed --num_gpus 4 train.py", "train.py"],
  ["accelerate launch --config_file c.yaml train.py", "train.py"],
  ["srun --ntasks 8 -o /logs/%j.out python -m pkg.train", "pkg.train"],
  ["srun -o /logs/%j.out ./a.out", "a.out"],
  ["srun -o %j.out pkg-train", "srun"],
  ["mpirun -n 4 ./a.out", "a.out"],
  ["uv run train.py", "train.py"],
  ["uv run --with torch python train.py", "train.py"],
  ["uv run pkg-train", "pkg-train"],
  ["poetry run python train.py", "train.py"],
  ["conda run -n ml python train.py", "train.py"],
  ["env API_KEY=token LR=1 python train.py", "train.py"],
  ["env -i API_KEY=token python train.py", "train.py"],
  ["env API_KEY=token", "env"],
  ["timeout 2h nice python train.py", "train.py"],
  ["nohup ./train", "train"],
  ["npm run train -- --lr 1", "npm run train"],
  ["npm test", "npm test"],
  ["make -j4 train", "make"],
  ["make train", "make train"],
  ["make KEY=token", "make"],
  ["npx tsx train.ts", "train.ts"]
]

describe("defaultName", () => {
  for (const [line, name] of rows) {
    it(`calls ${line}: ${name}`, () => assert.strictEqual(named(line), name))
  }

  it("takes a script's name in any language, spaces and all", () => {
    assert.strictEqual(defaultName("python", ["./训练 2.py"]), "训练 2.py")
  })

  it("is never empty, and holds no line end", () => {
    const word = FastCheck.oneof(
      FastCheck.string(),
      FastCheck.constantFrom("python", "env", "npm", "run", "-m", "-c", "a/b\nc.py", "constructor", "uv", "/", "--")
    )
    FastCheck.assert(
      FastCheck.property(word, FastCheck.array(word), (command, args) => {
        assert.match(defaultName(command, args), /^[^\n]+$/u)
      })
    )
  })
})
