/** What trainings, schedulers and tools print on an ordinary day: none of it is secret, and all of it has to stay. */

export const ordinaryEnvironment: Readonly<Record<string, string>> = {
  HOME: "/home/mia",
  PWD: "/home/mia/vision",
  OLDPWD: "/home/mia/data-set",
  USER: "mia.keller",
  AUTHOR: "Mia Keller",
  GIT_AUTHOR_NAME: "Mia Keller",
  PATH: "/usr/local/bin:/usr/bin:/bin",
  SSH_AUTH_SOCK: "/tmp/ssh-XXXXabcdef/agent.2134",
  TOKENIZERS_PARALLELISM: "false-positive",
  MAX_TOKENS: "4096000",
  TOKEN_COUNT: "1000000",
  EOS_TOKEN: "<|endoftext|>",
  PAD_TOKEN: "padding",
  SORT_KEY: "accuracy",
  PRIMARY_KEY: "run_id_and_step",
  KEYBOARD: "pc105de",
  AUTH: "disabled",
  AUTH_TYPE: "service-account",
  PASSWORD: "",
  SECRET: "x",
  API_KEY: "none",
  DB_PASSWORD: "password",
  HF_TOKEN_PATH: "/home/mia/.cache/huggingface/token",
  CREDENTIALS: "/home/mia/.aws/credentials",
  NPM_CONFIG_USERCONFIG: "/home/mia/.npmrc",
  PASSWORD_FILE: "/run/secrets/db_password",
  XDG_SESSION_TYPE: "wayland",
  DBUS_SESSION_BUS_ADDRESS: "unix:path=/run/user/1000/bus",
  WANDB_MODE: "offline",
  SLURM_JOB_ID: "4172233",
  CUDA_VISIBLE_DEVICES: "0,1,2,3",
  LANG: "en_US.UTF-8"
}

export const ordinaryArguments: ReadonlyArray<string> = [
  "python",
  "train.py",
  "--tokenizer",
  "bert-base-uncased",
  "--max-tokens",
  "4096000",
  "--token-count=500000",
  "--sort-key",
  "accuracy",
  "--auth",
  "disabled",
  "--lr",
  "0.0003",
  "--seed",
  "1234567",
  "-p",
  "8080443",
  "--user",
  "100000:100000",
  "data.primary_key=run_id_and_step"
]

const written = String.raw`
2026-11-24 09:12:01,113 INFO train.py:41 Using device cuda:0 (NVIDIA A100-SXM4-80GB)
2026-11-24 09:12:01,114 INFO train.py:42 Namespace(batch_size=128, epochs=90, lr=0.1, momentum=0.9, weight_decay=0.0001, seed=1234567)
2026-11-24 09:12:01,302 INFO data.py:88 Loading data set from /home/mia/data-set/imagenet-1k/train
2026-11-24 09:12:44,870 INFO data.py:92 Found 1281167 images in 1000 classes
2026-11-24 09:12:44,871 INFO data.py:97 Cache key: train-224-center, sort_key=accuracy
2026-11-24 09:12:45,001 WARNING utils.py:12 num_workers=16 is more than the 12 cores of this machine
Epoch: [0][    0/10010]	Time  8.113 ( 8.113)	Data  6.002 ( 6.002)	Loss 7.0013e+00 (7.0013e+00)	Acc@1   0.00 (  0.00)	Acc@5   0.78 (  0.78)
Epoch: [0][   10/10010]	Time  0.213 ( 0.931)	Data  0.000 ( 0.546)	Loss 6.9871e+00 (6.9952e+00)	Acc@1   0.00 (  0.14)	Acc@5   0.78 (  0.71)
Epoch: [0][   20/10010]	Time  0.215 ( 0.590)	Data  0.000 ( 0.286)	Loss 6.9713e+00 (6.9899e+00)	Acc@1   0.78 (  0.15)	Acc@5   1.56 (  0.78)
Epoch: [1][ 9990/10010]	Time  0.214 ( 0.214)	Data  0.000 ( 0.001)	Loss 3.1415e+00 (3.2718e+00)	Acc@1  33.59 ( 31.17)	Acc@5  60.16 ( 57.03)
 * Acc@1 76.130 Acc@5 92.862
=> saved checkpoint to /home/mia/vision/runs/2026-11-24_09-12-01/checkpoint_epoch_0089.pth.tar
=> loaded checkpoint 'checkpoints/resnet50-0676ba61.pth' (epoch 42)
step 000001 | loss 10.9547 | lr 6.0000e-07 | norm 15.2331 | dt 338.20ms | tok/sec 1550123
step 000002 | loss 10.5311 | lr 1.2000e-06 | norm 7.3312 | dt 337.55ms | tok/sec 1553111
step 019072 | loss 3.0411 | lr 6.0000e-05 | norm 0.2811 | dt 338.01ms | tok/sec 1551320
step=1000 loss=0.3141592653589793 lr=1e-4 grad_norm=0.99 tokens=4096000
step=1001 loss=0.3141592653589794 lr=1e-4 grad_norm=1.01 tokens=4100096
step 1002: train loss 1.4697, val loss 1.4866, token_count=5
step 1003: train loss 1.4601, val loss 1.4851, token_count=500000000000
{'loss': 0.5123, 'grad_norm': 2.318359375, 'learning_rate': 4.9e-05, 'epoch': 0.06}
{'loss': 0.4876, 'grad_norm': 1.993212890625, 'learning_rate': 4.8e-05, 'epoch': 0.12}
{'eval_loss': 0.4412, 'eval_accuracy': 0.8631, 'eval_runtime': 31.2201, 'eval_samples_per_second': 157.013, 'epoch': 1.0}
{'train_runtime': 1034.5591, 'train_samples_per_second': 48.33, 'train_steps_per_second': 3.021, 'train_loss': 0.3311, 'epoch': 3.0}
{"step": 120, "loss": 0.31, "val": {"accuracy": 0.94, "f1": 0.91}, "tokens_seen": 12345678901}
{"level":"info","ts":1763974321.123456,"caller":"trainer/loop.go:118","msg":"epoch finished","epoch":3,"loss":0.2231}
{"time":"2026-11-24T09:12:01.113Z","severity":"INFO","message":"checkpoint written","path":"gs://vision-runs/mnist/ckpt-1000"}
  0%|          | 0/1875 [00:00<?, ?it/s]
 12%|█▏        | 225/1875 [00:02<00:17, 96.31it/s, loss=0.412]
100%|██████████| 1875/1875 [00:19<00:00, 95.12it/s, loss=0.0981, acc=0.971]
Downloading data: 100%|██████████| 170M/170M [00:03<00:00, 53.1MB/s]
Map (num_proc=8):  45%|████▌     | 450000/1000000 [01:12<01:28, 6201.44 examples/s]
Loading checkpoint shards: 100%|██████████| 4/4 [00:07<00:00,  1.88s/it]
1875/1875 [==============================] - 7s 4ms/step - loss: 0.2961 - accuracy: 0.9139 - val_loss: 0.1412
Epoch 2/5
   - val_accuracy: 0.9574 - learning_rate: 0.0010
| Name        | Type             | Params
|-------------|------------------|--------
| 0 | backbone    | ResNet           | 23.5 M
| 1 | head        | Linear           | 2.0 M
25.6 M    Trainable params
102.228   Total estimated model params size (MB)
Tokenizer: LlamaTokenizerFast(name_or_path='meta-llama/Llama-3.1-8B', vocab_size=128000, model_max_length=131072)
special_tokens={'bos_token': '<|begin_of_text|>', 'eos_token': '<|end_of_text|>', 'pad_token': '<|finetune_right_pad_id|>'}
eos_token: "</s>" bos_token: "<s>" unk_token: "<unk>" pad_token: [PAD]
eos_token_id=128009 pad_token_id=128004 bos_token_id=128000
Setting pad_token=padding since the tokenizer has none
max_new_tokens=256 temperature=0.7 top_p=0.95 stop_token=END_OF_TURN
Special tokens have been added in the vocabulary, make sure the associated word embeddings are fine-tuned or trained.
Token indices sequence length is longer than the specified maximum sequence length for this model (1234 > 512).
Next token: Washington (p=0.91)
token: "Paris" logprob: -0.0312
token: 15339 decoded: hello
first_token_latency=0.213 tokens_per_second=151.2 time_per_output_token=0.0066
prompt_tokens=812 completion_tokens=205 total_tokens=1017
throughput: 18231.44 tokens/s, MFU: 0.4311, tokens per GPU: 2278.93
sk-learn is now called scikit-learn; sk-optimize-bayesian-search-space is not installed
Using sklearn.model_selection.StratifiedKFold(n_splits=5, shuffle=True, random_state=42)
config.json: 100%|██████████| 665/665 [00:00<00:00, 3.21MB/s]
model.safetensors: 100%|██████████| 548M/548M [00:05<00:00, 102MB/s]
Set hf_transfer_enabled to speed up downloads; see hf_hub_enable_hf_transfer in the docs
Snapshot at /home/mia/.cache/huggingface/hub/models--gpt2/snapshots/607a30d783dfa663caf39e06633721c8d4cfcd7e
HEAD is now at 8b137891791fe96927ad78e64b0aad7bded08bdc Fix the scheduler's warm-up
commit 2059606c1c2a4d7f5d0e6b8a9f3b2e1d4c5a6b70 (HEAD -> main, origin/main)
git describe: v1.4.2-17-g8b13789-dirty
From https://github.com/example/vision
   8b13789..29d755f  main       -> origin/main
Switched to branch 'feature/auth-token-refresh'
Run id 01J9Z3K5W8X7Y6V5T4S3R2Q1P0, trace 4bf92f3577b34da6a3ce929d0e0e4736
Request 123e4567-e89b-12d3-a456-426614174000 took 35 ms
sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  data.tar.gz
md5 5d41402abc4b2a76b9719d911017c592  labels.csv
Digest: sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
Status: Downloaded newer image for pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime
wandb: Tracking run with wandb version 0.19.1
wandb: Run data is saved locally in /home/mia/vision/wandb/run-20261124_091201-3h4k5j6l
wandb: View run at https://wandb.ai/mia-keller/vision/runs/3h4k5j6l
wandb: WARNING WANDB_MODE is set to offline
wandb: Syncing run dulcet-sunset-42
TensorBoard 2.18.0 at http://localhost:6006/ (Press CTRL+C to quit)
[I 2026-11-24 09:15:02,113] Trial 17 finished with value: 0.9312 and parameters: {'lr': 0.000312, 'dropout': 0.21}. Best is trial 11 with value: 0.9341.
(RayTrainWorker pid=21341, ip=10.0.3.17) Setting up process group for: env:// [rank=0, world_size=4]
(TorchTrainer pid=21002) Started distributed worker processes:
(TorchTrainer pid=21002) - (node_id=8b137891791fe96927ad78e64b0aad7bded08bdc8b137891791fe969, ip=10.0.3.17, pid=21341) world_rank=0
[rank0]:[W1124 09:12:45.331221 ProcessGroupNCCL.cpp:4115] using GPU 0 to perform barrier as devices used by this process
[rank3]: torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 3 has a total capacity of 79.15 GiB
NCCL INFO Channel 00/24 : 0 1 2 3 4 5 6 7
node-17:21341:21398 [0] NCCL INFO Connected all rings
node-17:21341:21398 [0] NCCL INFO threadThresholds 8/8/64 | 64/8/64 | 512 | 512
W1124 09:12:45.331000 140213 torch/distributed/run.py:793] Setting OMP_NUM_THREADS environment variable for each process to be 1
slurmstepd: error: *** JOB 4172233 ON node-17 CANCELLED AT 2026-11-24T11:00:12 DUE TO TIME LIMIT ***
srun: job 4172233 queued and waiting for resources
srun: job 4172233 has been allocated resources
sbatch: Submitted batch job 4172234
JobId=4172233 JobName=mnist-cnn UserId=mia(100000) GroupId=vision(100000) Account=vision QOS=normal
Traceback (most recent call last):
  File "/home/mia/vision/train.py", line 214, in <module>
    main(args)
  File "/home/mia/vision/train.py", line 131, in main
    loss = criterion(model(images), target)
  File "/usr/lib/python3.12/site-packages/torch/nn/modules/module.py", line 1736, in _wrapped_call_impl
    return self._call_impl(*args, **kwargs)
RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!
KeyError: 'token_type_ids'
KeyError: 'password'
AttributeError: 'NoneType' object has no attribute 'shape'
AssertionError: Torch not compiled with CUDA enabled
ValueError: could not convert string to float: 'secret'
FileNotFoundError: [Errno 2] No such file or directory: '/run/secrets/db_password'
PermissionError: [Errno 13] Permission denied: '/home/mia/.aws/credentials'
requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.example.com/v1/models
huggingface_hub.errors.GatedRepoError: 401 Client Error. Access to model meta-llama/Llama-3.1-8B is restricted.
Your token has been saved to /home/mia/.cache/huggingface/token
Token is valid (permission: read).
The token has not been saved to the git credentials helper. Pass add_to_git_credential=True in this function directly.
Login successful. The current active token is: vision-read
Invalid user token. If you didn't pass a user token, make sure you are properly logged in.
password: required
Password: incorrect
Password: rejected by the server
Secret: somewhere else
Enter passphrase for key '/home/mia/.ssh/id_ed25519':
Permission denied (publickey,password).
auth: disabled
auth=none
api_key: None
api_key=None token=None password=""
api_key=os.environ["OPENAI_API_KEY"], base_url="http://localhost:8000/v1"
openai.api_key = os.getenv("OPENAI_API_KEY")
password = getpass.getpass()
token=${"$"}{HF_TOKEN} password=<password> secret=****
- name: HF_TOKEN
  valueFrom: {secretKeyRef: {name: hf, key: token}}
export HF_TOKEN=${"$"}HF_TOKEN
usage: train.py [-h] [--tokenizer TOKENIZER] [--token TOKEN] [--api-key API_KEY] [--password PASSWORD]
  --token TOKEN         a Hugging Face token (default: None)
  --auth {none,basic,bearer}
  --max-tokens N        at most so many (default: 4096000)
train.py: error: argument --token: expected one argument
primary_key=run_id_and_step foreign_key=run_id partition_key=date sort_key=accuracy
Foreign key constraint runs_user_id_fkey is satisfied
keys: dict_keys(['loss', 'logits', 'hidden_states'])
Missing key(s) in state_dict: "fc.weight", "fc.bias".
Unexpected key(s) in state_dict: "module.conv1.weight"
key_padding_mask=None attn_mask=None need_weights=False
query_key_value.weight torch.Size([3072, 1024])
num_key_value_heads=8 key_value_cache_dtype=bfloat16
public_key=ssh-ed25519 fingerprint SHA256:uNiVztksCsDhcc0u9e8BrMsNNjYHWBJ0fUe5TlkTvhE
Author: Mia Keller <mia.keller@example.com>
author=mia authority=root authored_by: Mia
Reading package lists... Done
Collecting torch==2.5.1
  Downloading torch-2.5.1-cp312-cp312-manylinux1_x86_64.whl (906.5 MB)
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 906.5/906.5 MB 3.1 MB/s eta 0:00:00
Requirement already satisfied: numpy>=1.24 in /usr/lib/python3.12/site-packages (from -r requirements.txt (line 3)) (2.1.3)
Successfully installed torch-2.5.1 torchvision-0.20.1 triton-3.1.0
npm warn deprecated inflight@1.0.6: This module is not supported
added 312 packages, and audited 313 packages in 9s
npm_config_cache=/home/mia/.npm npm_lifecycle_event=train npm_package_version=0.1.0
resolved 127.0.0.1:5432 in 0.3 ms
postgres://localhost:5432/experiments
redis://cache.internal:6379/0
http://user@proxy.internal:3128/
mongodb://db-1.internal:27017,db-2.internal:27017/runs?replicaSet=rs0
s3://vision-runs/mnist/2026-11-24/ckpt-1000/optimizer.pt
https://example.com/search?q=token&sort=key&page=2
https://github.com/example/vision/blob/8b137891791fe96927ad78e64b0aad7bded08bdc/train.py#L131
git@github.com:example/vision.git
mailto:mia.keller@example.com
ssh://git@gitlab.example.com:2222/vision/train.git
time: 09:12:01 UTC+01:00, eta: 2 days, 3:14:15
2026-11-24T09:12:01.113+01:00 | INFO | vision.train:main:131 - epoch 3/90
+-----------------------------------------------------------------------------------------+
| NVIDIA-SMI 550.90.07              Driver Version: 550.90.07      CUDA Version: 12.4     |
|   0  NVIDIA A100-SXM4-80GB          On  |   00000000:07:00.0 Off |                    0 |
| N/A   34C    P0             68W /  400W |   71234MiB /  81920MiB |     98%      Default |
GPU UUID: GPU-5a1c8b7e-2f3d-4c5b-9a8e-1f2e3d4c5b6a
pci 0000:07:00.0 vendor 10de device 20b2
Loss is nan, stopping training
loss: nan acc: 0.1000 lr: 0.000300
grad overflow on rank 3, skipping step, loss scale 65536.0 -> 32768.0
Early stopping: no improvement of val_loss for 10 epochs (best 0.08123 at epoch 41)
confusion matrix:
[[ 971    0    1    1    0    2    3    1    1    0]
 [   0 1128    2    1    0    1    2    0    1    0]]
              precision    recall  f1-score   support
   macro avg     0.9712    0.9709    0.9710     10000
tensor([[ 0.1213, -1.3312,  0.4411], [ 2.3312, -0.3311,  0.0123]], device='cuda:0', grad_fn=<AddmmBackward0>)
array([0.00312, 0.00313, 0.00314], dtype=float32)
Parameter containing: shape=(768, 768) dtype=torch.float16 numel=589824
weights[:4] = 1.2345678e-05 2.3456789e-05 3.4567890e-05 4.5678901e-05
x = 12345678901234567890 y = 0xdeadbeefcafebabe
bits: 0100101010010101010100101010101001
AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=
feature vector id eyJ is not a token
Basic training finished; bearer of good news: validation improved
basic authentication is off
The secret of this run: a smaller learning rate
This pass: 12 of 90; forward pass: 3.2 ms, backward pass: 6.4 ms
pass=forward pass_count=12 pass@1: 0.412 pass@10: 0.731
cookie_cutter template version: 2.6.0
signature: (images: torch.Tensor, target: torch.Tensor) -> torch.Tensor
Function signature = forward(self, x)
webhook: delivered in 120 ms
dsn=offline
BEGIN TRANSACTION; COMMIT;
-----BEGIN CERTIFICATE-----
-----END CERTIFICATE-----
-----BEGIN PUBLIC KEY-----
env: production region: eu-central-1 zone: eu-central-1b
version: 2.5.1+cu124, commit a8d6afb511a69687bbb2b7e88a3cf67917e1697e
hparams: {"lr": 0.0003, "betas": [0.9, 0.95], "eps": 1e-08, "weight_decay": 0.1, "warmup_steps": 2000}
optimizer: AdamW(lr=0.0003, betas=(0.9, 0.95), eps=1e-08)
scheduler: cosine, warmup=2000, min_lr=3e-05
dataset: openwebtext, tokens: 9035582198, shards: 100
samples/s: 1234.5, tokens/s: 2528256.0, hfu: 0.51
memory: allocated=70.12GB reserved=74.33GB peak=75.01GB
saving model to outputs/mnist-cnn/seed=1234567/lr=0.0003/model.pt
Wrote 1234567 rows to data/part-00000-of-00017.parquet
Evaluating on 50000 examples, batch 256, seed 1234567
accuracy improved from 0.97120 to 0.97310, saving model
All done in 2 h 13 min 5 s.
ローディング中: エポック 3/90 損失 0.31
训练完成,准确率 97.31%,耗时 2 小时 13 分
`

export const ordinaryLog: ReadonlyArray<string> = written.trim().split("\n")
