"""AlexNet as it won ImageNet 2012, its two halves as groups: A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet
classification with deep convolutional neural networks" (2012), section 3.

The paper says 224×224 pictures; its first layer fits 227×227. PyTorch divides the alpha of its response normalization by
the size 5: 5e-4 is the paper's 1e-4.

    run models/alexnet_2012.py
    net = AlexNet()
    summary(net, (3, 227, 227))
"""

import torch.nn as nn


class AlexNet(nn.Module):
    """Pictures N×3×227×227 of 1000 classes; 60,965,224 parameters, 62,378,344 with groups=1."""

    def __init__(self, classes=1000, groups=2):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 96, 11, stride=4), nn.ReLU(), nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(96, 256, 5, padding=2, groups=groups), nn.ReLU(), nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 384, 3, padding=1, groups=groups), nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1, groups=groups), nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(),
            nn.Linear(256 * 6 * 6, 4096), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(4096, classes),
        )

    def forward(self, x):
        return self.classifier(self.features(x))
